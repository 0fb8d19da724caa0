export interface ChildOptions {
  readonly corpus: string;
  readonly data: string;
}

export type ToChild =
  | { readonly kind: 'go' | 'look' | 'close' }
  /** Withdrawn and taken in again, over and over: what is dead of it outweighs what lives. */
  | { readonly kind: 'churn'; readonly id: string; readonly text: string }
  | { readonly kind: 'take'; readonly articles: readonly { readonly id: string; readonly text: string }[] };

export type FromChild =
  | { readonly kind: 'step'; readonly name: string }
  /** It was reported as taken in: from now on it must not be lost. */
  | { readonly kind: 'taken'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'done';
      readonly held: readonly (readonly [id: string, text: string])[];
      /** Every text that `edited` had. */
      readonly edited: readonly string[];
      readonly logged: readonly string[];
    };
