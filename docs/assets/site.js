// The exit: without script it is a plain link. All else is fetched once the page stands: later.js.
const exit = document.querySelector(".exit");
const { body, title } = document;

// Nothing to see or to hear but what is announced, the browser's own colours, another name in the
// history.
const blank = (left, name) => {
  for (const part of body.children) part.hidden = left && !part.matches("[role=status]");
  for (const part of [body, body.parentNode]) part.style.background = left && "Canvas";
  document.title = name;
};

// With Ctrl or Shift or the middle button too: a second tab would leave this one open.
exit.onclick = exit.onauxclick = (event) => {
  if (event.button < 2) {
    event.preventDefault();
    blank(true, exit.hostname);
    location.replace(exit.href);
  }
};

addEventListener("pageshow", () => blank("", title));
addEventListener("load", () => import("./later.js").catch(() => {}));
