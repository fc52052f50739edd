// Builds the page. Everything that is shown goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function put(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return parent;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }

  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

export function button(label, onclick, attributes = {}) {
  return h('button', { type: 'button', onclick, ...attributes }, label);
}

/// "{name}" in a text is replaced by what it stands for.
export function say(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
}

export function percent(share) {
  return `${Math.round(share * 100)}\u00a0%`;
}

/// Whole percentage points with a sign that is one.
export function points(share) {
  return String(Math.round(share * 100)).replace('-', '−');
}

export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/// An SVG that looks outside of this page as it does on it: what the style sheet says is written into each element.
export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const own = [svg, ...svg.querySelectorAll('*')], theirs = [copy, ...copy.querySelectorAll('*')];
  const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'fill-opacity', 'opacity', 'font-size', 'font-family', 'font-weight', 'text-anchor', 'display'];
  own.forEach((element, at) => {
    const style = getComputedStyle(element);
    looks.forEach(look => theirs[at].setAttribute(look, style.getPropertyValue(look)));
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', box.width);
  copy.setAttribute('height', box.height);
  copy.prepend(s('rect', { x: box.x, y: box.y, width: box.width, height: box.height, fill: getComputedStyle(document.body).backgroundColor }));
  return new XMLSerializer().serializeToString(copy);
}

/// `text`: an SVG.
export function savePicture(text, name, kind) {
  if (kind === 'svg') {
    download(`${name}.svg`, 'image/svg+xml', text);
    return;
  }

  const image = new Image();
  image.onload = () => {
    const canvas = h('canvas', { width: image.width * 2, height: image.height * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => download(`${name}.png`, 'image/png', blob));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
