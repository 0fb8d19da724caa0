import type { Drawing, DrawnLine, DrawnRun, Message } from '../../src/index.ts';
import type { SlackBlock } from './render/spell.ts';
import { render } from './render.ts';

/** What Slack would show of a message, drawn from the blocks that would be posted. */
export function drawForSlack(message: Message): Drawing {
  return render(message).blocks.flatMap(linesOf);
}

/** A block as Slack's documentation has it, of whatever kind. */
interface Node {
  readonly type?: string;
  readonly text?: string | Node;
  readonly url?: string;
  readonly alt_text?: string;
  readonly style?: string | { readonly bold?: boolean };
  readonly elements?: readonly Node[];
}

function linesOf(block: SlackBlock): DrawnLine[] {
  const node = block as Node;
  switch (node.type) {
    case 'header':
      return [{ look: 'heading', runs: runsOf(node) }];
    case 'context':
      return [{ look: 'small', runs: (node.elements ?? []).flatMap(runsOf) }];
    case 'actions':
      return [{ look: 'buttons', runs: (node.elements ?? []).flatMap(runsOf) }];
    case 'divider':
      return [{ look: 'rule', runs: [] }];
    case 'rich_text':
      return (node.elements ?? []).flatMap(richLines);
    default:
      return [{ look: 'text', runs: runsOf(node) }];
  }
}

function richLines(part: Node): DrawnLine[] {
  const elements = part.elements ?? [];
  if (part.type === 'rich_text_list')
    return elements.map((each) => ({ look: 'bullet', runs: (each.elements ?? []).flatMap(runsOf) }));
  return [{ look: part.type === 'rich_text_quote' ? 'quote' : 'text', runs: elements.flatMap(runsOf) }];
}

function runsOf({ text, url, style, alt_text: alt }: Node): DrawnRun[] {
  if (typeof text === 'object') return runsOf(text);
  const said = text ?? alt ?? url;
  if (said === undefined) return [];
  const strong = typeof style === 'object' && style.bold === true;
  return [{ text: said, ...(strong && { strong }), ...(url !== undefined && { href: url }) }];
}
