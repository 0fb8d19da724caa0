/** What became of an article on its way into a briefing. */
export type Fate =
  | { readonly stage: 'shown' | 'subject' | 'backlog' | 'posted' | 'cut' | 'empty'; readonly story: string }
  | { readonly stage: 'duplicate'; readonly story: string; readonly of: string };
