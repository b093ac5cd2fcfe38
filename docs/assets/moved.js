// Leads on from what has moved; without it the links themselves are there. F27: what stands after #
// goes along. A page that is still there (no link without an id) leads on from its lost places alone.
const moved = document.querySelector(".moved");
const whole = moved.querySelector("a:not([id])");
const lead = () => {
  const place = document.getElementById(location.hash.slice(1));
  if (place && moved.contains(place)) location.replace(place.href);
  else if (whole) location.replace(location.hash ? whole.href.split("#")[0] + location.hash : whole.href);
};

addEventListener("hashchange", lead);
lead();
