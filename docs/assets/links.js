// Fetched by later.js: a button at each heading that copies its address, and language links that
// keep the place.
// Before it scripts/render/styles.py writes `words`: labels of every language by its code.
const label = words[document.documentElement.lang];
const canonical = document.querySelector("link[rel=canonical]").href;
const actions = document.querySelector(".actions");

const told = document.createElement("p");
told.className = "unseen";
told.setAttribute("role", "status");

// What takes the place of the clipboard where there is none, or where the browser refuses it.
const hand = document.createElement("label");
const field = document.createElement("input");
hand.className = "by-hand";
field.readOnly = true;
field.autocomplete = "off";
hand.append(label.copy_by_hand, field);

// A button says for a moment that it has copied; without one, the last that said so is as before.
let timer;
let said;

const say = (button) => {
  clearTimeout(timer);
  if (said) {
    said.lastChild.textContent = label.copy_link;
    said.classList.remove("said");
  }
  told.textContent = button ? label.copied : "";
  if (button) {
    button.lastChild.textContent = label.copied;
    button.classList.add("said");
    timer = setTimeout(() => say(), 3000);
  }
  said = button;
};

const copy = async (button, address) => {
  try {
    await navigator.clipboard.writeText(address);
    hand.remove();
    say(button);
  } catch (error) {
    say();
    button.after(hand);
    field.value = address;
    field.select();
  }
};

const DRAWING = `<svg viewBox="1.5 1.5 13 13" aria-hidden="true"><path
  d="M6.4 9.6l3.2-3.2M7 4.4l1.7-1.7a3.2 3.2 0 0 1 4.6 4.6L11.6 9M9 11.6l-1.7 1.7a3.2 3.2 0 0 1-4.6-4.6L4.4 7"/></svg>`;

const add = (place, anchor, name) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.innerHTML = `${anchor && DRAWING}<span>${label.copy_link}</span>`;
  button.setAttribute("aria-label", name);
  button.onclick = () => copy(button, canonical + anchor);
  place.after(button);
};

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("links.css", import.meta.url);
style.onload = () => {
  for (const heading of document.querySelectorAll("main h2[id], main h3[id]")) {
    const text = (heading.querySelector(".words") || heading).textContent.trim();
    add(heading, `#${heading.id}`, `${label.copy_link}: ${text}`);
  }
  add(actions.firstElementChild, "", label.copy_link);
  actions.append(told);
};
document.head.append(style);

// Headings and rows have the same ids in every language; marks and sources do not. The address is
// read when the link is used: a click, the middle button, the keyboard, the menu of the link.
const keep = (event) => {
  const link = event.target.closest(".languages a");
  if (link) {
    const target = document.querySelector("h2:target, h3:target, tr:target");
    link.hash = target ? target.id : "";
  }
};
for (const kind of ["click", "auxclick", "contextmenu"]) addEventListener(kind, keep, true);
