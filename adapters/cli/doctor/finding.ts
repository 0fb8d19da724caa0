/** One thing that `doctor` looked at. */
export interface Finding {
  /** What is so, in a few words. */
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'error';
  /** What to do about it; null when nothing needs doing. */
  readonly todo: string | null;
}

export function ok(what: string): Finding {
  return { what, state: 'ok', todo: null };
}

export function warning(what: string, todo: string): Finding {
  return { what, state: 'warning', todo };
}

export function failed(what: string, todo: string): Finding {
  return { what, state: 'error', todo };
}
