
// The table of cells, which sorts and filters, the chosen cell, and the tables that are shown as they are.

const COLUMNS = [
  { name: 'Cell', text: false, value: (cell) => cell.id },
  { name: 'State', text: true, value: (cell) => cell.state },
  column('cell_volume_um3'),
  column('nucleus_volume_um3'),
  column('nucleus_to_cell_ratio'),
  column('cell_sphericity'),
  column('nucleus_sphericity'),
  column('polarity_um'),
  { name: 'Worth a look', text: true, value: (cell) => cell.flags.map((flag) => flag.name).join(', ') },
];

let sortedBy = 0;
let ascending = true;

function column(key) {
  const { name, unit } = label(key);
  return { name, unit, text: false, value: (cell) => cell.measurements[key] };
}

function compare(a, b) {
  const { value, text } = COLUMNS[sortedBy];
  const [x, y] = [value(a), value(b)];
  const missing = (v) => v === undefined || v === '';
  if (missing(x) || missing(y)) {
    // What is missing comes last in either direction.
    return missing(x) - missing(y) || a.id - b.id;
  }
  const order = text ? x.localeCompare(y) : x - y;
  return (ascending ? order : -order) || a.id - b.id;
}

function isShown(cell) {
  const kind = byId('filter-kind').value;
  const kinds = { all: true, whole: cell.whole, part: !cell.whole, flagged: cell.flags.length > 0 };
  const text = [cell.id, cell.state, cell.reason, ...cell.flags.map((flag) => flag.name)].join(' ').toLowerCase();
  const words = byId('filter-text').value.toLowerCase().split(/\s+/).filter(Boolean);
  return kinds[kind] && words.every((word) => text.includes(word));
}

function cellRow(cell) {
  const row = element('tr', {
    'data-id': cell.id,
    tabindex: '0',
    'aria-selected': String(cell === chosen),
    onclick: () => choose(cell.id),
    onkeydown: (event) => rowKey(event, cell),
  });
  COLUMNS.forEach(({ value, text }, k) => {
    const field = element('td', { class: k === COLUMNS.length - 1 ? 'text wrap' : text ? 'text' : '' });
    if (k === 0) {
      field.append(swatch(cell), String(cell.id));
    } else if (k === COLUMNS.length - 1) {
      field.append(...cell.flags.map(flagMark));
    } else {
      field.append(text ? value(cell) : number(value(cell)));
    }
    row.append(field);
  });
  return row;
}

function rowKey(event, cell) {
  const row = event.currentTarget;
  const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(cell.id);
  } else if (next) {
    event.preventDefault();
    next.focus();
    choose(Number(next.dataset.id));
  }
}

function showRows() {
  const cells = report.cells.filter(isShown).sort(compare);
  byId('cell-table').tBodies[0].replaceChildren(...cells.map(cellRow));
  byId('filter-count').textContent = `${cells.length} of ${report.cells.length}`;
}

function showHead() {
  const heads = COLUMNS.map(({ name, unit, text }, k) => {
    const direction = ascending ? 'ascending' : 'descending';
    const arrow = k === sortedBy ? (ascending ? ' ▲' : ' ▼') : '';
    const button = element('button', { type: 'button', onclick: () => sortBy(k) }, name + arrow);
    if (unit) {
      button.append(element('small', {}, unit));
    }
    return element('th', { scope: 'col', class: text ? 'text' : '', 'aria-sort': k === sortedBy ? direction : 'none' }, button);
  });
  byId('cell-table').tHead.replaceChildren(element('tr', {}, ...heads));
}

function sortBy(k) {
  ascending = k === sortedBy ? !ascending : true;
  sortedBy = k;
  showHead();
  showRows();
  byId('cell-table').tHead.querySelectorAll('button')[k].focus();
}

function startTable() {
  showHead();
  showRows();
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
  byId('filter').addEventListener('input', showRows);
  byId('filter').addEventListener('change', showRows);
  listeners.push((cell) => {
    for (const row of byId('cell-table').tBodies[0].rows) {
      const isChosen = cell !== null && Number(row.dataset.id) === cell.id;
      row.setAttribute('aria-selected', String(isChosen));
      if (isChosen) {
        // Within the table only: the page stays where it is.
        const box = row.closest('.scroll');
        const top = row.offsetTop - row.offsetHeight;
        if (top < box.scrollTop || row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight) {
          box.scrollTop = top - row.offsetHeight;
        }
      }
    }
  });
}

function values(entries) {
  const list = element('dl', { class: 'values' });
  for (const [name, value] of entries) {
    list.append(element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  }
  return list;
}

function showChosen(cell) {
  const content = byId('selected-content');
  byId('selected-title').textContent = cell ? `Cell ${cell.id}` : 'Selected cell';
  if (!cell) {
    content.replaceChildren(element('p', { class: 'hint' }, 'Choose a cell in the table, a slice, a plot or the 3-D view.'));
    return;
  }
  const state = element('p', {}, swatch(cell), cell.state + (cell.reason ? `: ${cell.reason}` : ''));
  const reasons = element('ul', { class: 'reasons' }, ...cell.flags.map((flag) => element('li', {}, flagMark(flag), ' ', flag.text)));
  const pictures = element('div', { class: 'pictures' });
  const alt = { sections: 'three sections through', view: 'a 3-D picture of' };
  for (const [name, url] of Object.entries(cell.pictures)) {
    pictures.append(element('img', { src: url, alt: `Cell ${cell.id}: ${alt[name]} the cell with its nucleus` }));
  }
  const measurements = Object.entries(cell.measurements).map(([key, value]) => {
    const { name, unit } = label(key);
    return [name, `${number(value)} ${unit}`];
  });
  content.replaceChildren(state, reasons, pictures, values(measurements));
}

function startFacts() {
  for (const [name, value] of Object.entries(report.summary)) {
    byId('summary').append(element('div', {}, element('dt', {}, name), element('dd', {}, value)));
  }
  if (report.sections) {
    byId('sections-image').src = report.sections;
    byId('sections').hidden = false;
  }
  listeners.push(showChosen);
  for (const { title, columns, rows } of report.tables) {
    const head = element('tr', {}, ...columns.map((name) => element('th', { scope: 'col', class: 'text' }, name.replaceAll('_', ' '))));
    const body = rows.map((row) => element('tr', {}, ...row.map((field) => element('td', { class: 'text' }, field))));
    const table = element('table', { class: 'plain' }, element('thead', {}, head), element('tbody', {}, ...body));
    const scroll = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title }, table);
    byId('tables').append(element('div', {}, element('details', {}, element('summary', {}, title), scroll)));
  }
  for (const [name, group] of Object.entries(report.provenance)) {
    const entries = Object.entries(group).map(([key, value]) => [key.replaceAll('_', ' '), value]);
    const details = element('details', {}, element('summary', {}, name.replaceAll('_', ' ')), values(entries));
    details.open = name === 'run';
    byId('provenance-content').append(details);
  }
}
