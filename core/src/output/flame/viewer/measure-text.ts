/** Cuts names to a width by the browser's own measure of the font, one measurement a name. */
import type { FitOptions } from '../text-fit.ts';

export function makeTextFitter(font: string): (name: string, width: number, options: FitOptions) => string {
  const context = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  const canvas = context.getContext('2d');
  const widths = new Map<string, number>();
  const measure = (text: string): number => {
    let width = widths.get(text);
    if (width === undefined) {
      if (canvas === null) width = text.length * 8;
      else {
        canvas.font = font;
        width = canvas.measureText(text).width;
      }
      widths.set(text, width);
    }
    return width;
  };
  return (name, width, { truncate }) => {
    const full = measure(name);
    if (full <= width) return name;
    const room = width - measure('..');
    const count = Math.floor((room / full) * name.length);
    if (count < 3) return '';
    const characters = Array.from(name);
    if (truncate === 'tail') return `..${characters.slice(-count).join('')}`;
    if (truncate === 'middle') {
      const half = Math.floor(count / 2);
      return `${characters.slice(0, half).join('')}..${characters.slice(-half).join('')}`;
    }
    return `${characters.slice(0, count).join('')}..`;
  };
}
