/** Keeps the line with the details in sight while a picture taller than its window is scrolled. */
import { type Picture, pads } from '../picture.ts';
import { part } from './svg-view.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** For a picture that is the whole document; returns what to call when its height has changed. */
export function stickFooter(svg: SVGSVGElement, picture: Picture): () => void {
  const footer = document.createElementNS(SVG, 'g');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('class', 'ground hide');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', String(pads(picture).bottom));
  footer.append(ground, ...['details', 'matched', 'legend'].map((id) => part(svg, id)));
  svg.append(footer);
  const place = (): void => {
    const height = svg.viewBox.baseVal.height;
    const above = Math.min(0, window.scrollY + window.innerHeight - height);
    ground.setAttribute('y', String(height - pads(picture).bottom));
    ground.classList.toggle('hide', above === 0);
    footer.setAttribute('transform', `translate(0 ${above})`);
  };
  window.addEventListener('scroll', place, { passive: true });
  window.addEventListener('resize', place);
  place();
  return place;
}
