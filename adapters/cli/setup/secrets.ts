import type { Environment } from '../../../src/index.ts';

/** The values of `env` that nobody may read in a log, an error or on the screen. */
export function secretsIn(env: Environment): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    SECRET_NAME.test(name) && value ? [value.trim(), ...passwordsIn(value)] : [],
  );
}

const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|WEBHOOK|DATABASE_URL|OPENSEARCH_URL|_KEY)$/i;
/** Those of addresses, as they are written there and as they are meant. */
function passwordsIn(value: string): readonly string[] {
  return [...value.matchAll(/\/\/[^/\s,:@]*:([^/\s,@]+)@/g)].flatMap(([, password]) => {
    return [password!, meantBy(password!)];
  });
}

function meantBy(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
