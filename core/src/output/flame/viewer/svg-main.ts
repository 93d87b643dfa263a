/** Brings the picture that holds this script to life; each picture on a page has its own. */
import { splitCarried } from './data.ts';
import { SvgGraph } from './svg-graph.ts';

const script = document.currentScript as unknown as SVGScriptElement | null;
const svg = script?.closest('svg.bccx-flame') as SVGSVGElement | null | undefined;
const carried = svg?.querySelector(':scope > metadata.bccx-data')?.textContent;

if (svg !== null && svg !== undefined && carried !== null && carried !== undefined) {
  const pictures = Array.from(document.querySelectorAll('svg.bccx-flame'));
  const place = pictures.indexOf(svg);
  const graph = new SvgGraph(svg, splitCarried(carried), place < 1 ? '' : `${place + 1}.`);
  // Names that pages and programs know from flamegraph.pl.
  if (document.documentElement === (svg as Element)) {
    Object.assign(window, {
      init: () => undefined,
      zoom: (element: Element) => graph.zoomElement(element),
      unzoom: () => graph.zoom(0),
      clearzoom: () => graph.zoom(0),
      search: (text: string) => graph.search(text),
      reset_search: () => graph.search(''),
    });
  }
}
