"""Final Draft's FDX: a script as XML, paragraph by paragraph."""
