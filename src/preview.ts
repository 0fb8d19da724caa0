/**
 * What a platform would show of a message, drawn without the platform: line by line, from the very payload that would be
 * sent. Text is text; an address is one that the payload links.
 */
export type Drawing = readonly DrawnLine[];

export interface DrawnLine {
  readonly look: 'heading' | 'text' | 'quote' | 'bullet' | 'small' | 'buttons' | 'rule';
  readonly runs: readonly DrawnRun[];
}

export interface DrawnRun {
  readonly text: string;
  readonly strong?: boolean;
  readonly href?: string;
}
