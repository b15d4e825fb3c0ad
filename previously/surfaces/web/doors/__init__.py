"""What programs post to a served story: deeds, and questions with a draft or for somebody."""
