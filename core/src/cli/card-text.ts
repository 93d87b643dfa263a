import type { Card } from '../install/card.ts';
import { wrap } from '../manifest/tool-help.ts';

const column = 13;
const width = 80;

/** A card for people, in lines of at most 80 columns. */
export function cardText(card: Card, now: Date = new Date()): string {
  const rows: [string, string][] = [
    ['package', `${card.package} ${card.version}${card.license === undefined ? '' : `, ${card.license}`}`],
    ['from', fromText(card, now)],
    ...card.passedOver.map(({ version, why }): [string, string] => ['not taken', `${version} ${why}`]),
    ['publisher', publisherText(card)],
    ['signature', signatureText(card)],
    ['size', `${sizeText(card.bytes)} in ${card.files} files; up to ${sizeText(card.mapBytes)} of kernel memory`],
  ];
  return [
    `${card.command}: ${card.title}`,
    ...rows.flatMap(rowLines),
    ...list('What it can see', card.sees),
    ...list('Its module, in the sandbox, is shown', card.reads),
    ...list('IT CAN CHANGE THE SYSTEM', card.dangers),
    ...replacesLines(card),
    '',
  ].join('\n');
}

function fromText({ source, latest, version }: Card, now: Date): string {
  const parts = [source.from];
  if (source.published !== undefined) parts.push(`published ${ageText(new Date(source.published), now)}`);
  if (latest !== undefined) parts.push(latest === version ? 'the latest' : `the latest is ${latest}`);
  return parts.join(', ');
}

/** Three answers, each in words of its own; what is invalid never gets as far as a card. */
function publisherText({ publisher, source }: Card): string {
  const { provenance, identity, account } = publisher;
  if (provenance === 'verified' && identity !== undefined) {
    return `${identity.repository}: verified, built there by ${identity.workflow.split('/').at(-1)}, says ${identity.issuer}`;
  }
  if (source.kind !== 'registry') return 'not known: it comes from a file of this machine';
  const says = account === undefined ? '' : `; the registry says it was ${account}`;
  return `NOT PROVED: the registry has no provenance of it${says}`;
}

function signatureText({ publisher, source }: Card): string {
  if (publisher.signature === 'verified') return "the registry's, verified";
  return source.kind === 'registry' ? 'absent: the registry signs nothing' : 'absent';
}

function replacesLines({ replaces, version }: Card): string[] {
  if (replaces === undefined) return [];
  const { wider, narrower, warnings } = replaces;
  const title = replaces.version === version ? 'It replaces the same version' : `It replaces ${replaces.version}`;
  if (wider.length + narrower.length + warnings.length === 0) return ['', `${title} and asks for the same.`];
  return [
    '',
    `${title}.`,
    ...list('IT ASKS FOR MORE THAN BEFORE', wider),
    ...list('It does not ask any more for', narrower),
    ...list('BEWARE', warnings),
  ];
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...items.flatMap((item) => wrap(item, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`))),
  ];
}

function rowLines([name, value]: [string, string]): string[] {
  const [first = '', ...more] = wrap(value, width - column - 2);
  return [`  ${name.padEnd(column - 1)} ${first}`, ...more.map((line) => ' '.repeat(column + 2) + line)];
}

/** Bytes with a unit that fits. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1 << 20) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / (1 << 20)).toFixed(1)} MiB`;
}

function ageText(date: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - date.getTime()) / 3_600_000);
  if (Number.isNaN(hours)) return 'at a time the registry does not tell';
  if (hours < 1) return 'within the last hour';
  if (hours < 48) return `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return days < 60 ? `${days} days ago` : `on ${date.toISOString().slice(0, 10)}`;
}
