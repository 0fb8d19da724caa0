import type { Environment } from '../../src/index.ts';

/** The values of `env` that nobody may read in a log, an error or on the screen. */
export function secretsIn(env: Environment): readonly string[] {
  return Object.entries(env)
    .flatMap(([name, value]) => (SECRET_NAME.test(name) && value ? [value.trim()] : []))
    .filter((value) => value.length >= SHORTEST);
}

/** `text` with every one of `secrets` cut out. */
export function redacted(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[hidden]'), text);
}

const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|WEBHOOK|DATABASE_URL|_KEY)$/i;
/** Shorter values would cut holes in ordinary words. */
const SHORTEST = 4;
