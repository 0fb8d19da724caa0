import { readFileSync, writeFileSync } from 'node:fs';

const README = 'bench/README.md';

/** Puts `lines` between the marks `<!-- name -->` and `<!-- /name -->` of bench/README.md, as code. */
export function writeSection(name: string, lines: string): void {
  const text = readFileSync(README, 'utf8');
  const start = text.indexOf(`<!-- ${name} -->`);
  const end = text.indexOf(`<!-- /${name} -->`);
  if (start < 0 || end < start) throw new Error(`${README}: no marks for "${name}"`);
  const block = `<!-- ${name} -->\n\n\`\`\`text\n${lines.trim()}\n\`\`\`\n\n`;
  writeFileSync(README, text.slice(0, start) + block + text.slice(end));
}
