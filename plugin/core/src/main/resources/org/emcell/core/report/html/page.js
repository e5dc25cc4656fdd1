
// What all parts of the page share: the data, the chosen cell, and how elements and texts are made.

const report = JSON.parse(document.getElementById('report-data').textContent);
const cellById = new Map(report.cells.map((cell) => [cell.id, cell]));
const SVG = 'http://www.w3.org/2000/svg';

/** Parts of the page that show the chosen cell; each is a function of the cell, or of null for none. */
const listeners = [];
let chosen = null;

function byId(id) {
  return document.getElementById(id);
}

/** Makes an element with attributes and children; texts become text and never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  fill(made, attributes, children);
  return made;
}

function drawing(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  fill(made, attributes, children);
  return made;
}

function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
}

/** Chooses a cell by its id in all parts of the page; null chooses none. Whoever is looked at says so and stays put. */
function choose(id, origin = '') {
  chosen = cellById.get(id) ?? null;
  history.replaceState(null, '', chosen ? `#cell-${chosen.id}` : location.pathname + location.search);
  listeners.forEach((listener) => listener(chosen, origin));
}

/** The name of a column as people write it, and its unit. */
function label(column) {
  const units = { um3: 'µm³', um2: 'µm²', um: 'µm', px: 'px' };
  const words = column.split('_');
  const unit = units[words.at(-1)] ?? '';
  if (unit) {
    words.pop();
  }
  const name = words.join(' ');
  return { name: name.charAt(0).toUpperCase() + name.slice(1), unit };
}

function number(value) {
  if (value === undefined || Number.isNaN(value)) {
    return '';
  }
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toFixed(digits);
}

function swatch(cell) {
  const dot = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  dot.style.background = cell.colour;
  return dot;
}

function flagMark(flag) {
  return element('span', { class: 'flag', title: flag.text }, flag.name);
}

/** Turns base 64 into bytes. */
function bytes(text) {
  const raw = atob(text);
  const result = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    result[i] = raw.charCodeAt(i);
  }
  return result;
}
