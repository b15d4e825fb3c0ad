/** A page that cannot be shown as the files are now is asked for again when they change. */

let was = "";
new EventSource("/live").addEventListener("message", (event) => {
  if (was && was !== event.data) location.replace(location.href);
  was = event.data;
});
