/** Who and where in the made-up Discord. */
export const BOT = '900000000000000001';
export const APPLICATION = '900000000000000002';
export const GUILD = '900000000000000003';
export const CHANNEL = '900000000000000004';

/** As loosely as JSON comes. */
export type Body = Readonly<Record<string, unknown>>;
