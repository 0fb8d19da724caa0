import type { Dateline } from '../../../src/index.ts';

/** What `make` gives, made anew only when articles have come in, or when it could not be made. */
export function whileSame<Made>(
  { sources }: Pick<Dateline, 'sources'>,
  make: () => Promise<Made>,
): () => Promise<Made> {
  let made: { readonly of: string; readonly value: Promise<Made> } | null = null;
  return () => {
    const { articles, to } = sources();
    const of = `${articles} ${to}`;
    if (made?.of === of) return made.value;
    const making = { of, value: make() };
    made = making;
    making.value.catch(() => {
      if (made === making) made = null;
    });
    return making.value;
  };
}
