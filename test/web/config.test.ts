import { describe, expect, it } from 'vitest';
import { readWebSettings } from '../../adapters/web/config.ts';
import { SettingsError } from '../../src/index.ts';

const TOKEN = 'a-token-of-24-characters';

describe('the settings of the page', () => {
  it('are there when PORT is set, or when nothing else is configured', () => {
    expect(readWebSettings({}, false)).toBeNull();
    expect(readWebSettings({}, true)).toMatchObject({ port: null, host: '127.0.0.1', token: null });
    expect(readWebSettings({ PORT: ' 4000 ' }, false)).toMatchObject({ port: 4000, host: '127.0.0.1' });
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('need no token on %s', (HOST) => {
    expect(readWebSettings({ HOST }, true)).toMatchObject({ host: HOST });
  });

  it.each(['0.0.0.0', '::', '10.0.0.7', 'desk.example', '127.example'])(
    'need a token or a proxy’s header on %s',
    (HOST) => {
      expect(() => readWebSettings({ HOST }, true)).toThrow(/HOST.*DATELINE_WEB_TOKEN/);
      expect(readWebSettings({ HOST, DATELINE_WEB_TOKEN: TOKEN }, true)).toMatchObject({ token: TOKEN });
      expect(readWebSettings({ HOST, DATELINE_WEB_USER_HEADER: 'X-Forwarded-User' }, true)).toMatchObject({
        userHeader: 'x-forwarded-user',
      });
    },
  );

  it('tell everything that is wrong at once, and no token', () => {
    const env = {
      PORT: '70000',
      DATELINE_WEB_TOKEN: 'short',
      DATELINE_WEB_USER_HEADER: 'X User',
      DATELINE_WEB_PROXIES: '10.0.0.0/8, 10.0.0.0/64, proxy.example',
      DATELINE_WEB_REQUESTS_PER_MINUTE: 'many',
    };
    const read = () => readWebSettings(env, true);
    expect(read).toThrow(SettingsError);
    for (const part of [
      /PORT/,
      /TOKEN is too short/,
      /USER_HEADER/,
      /PROXIES.*\/64.*proxy\.example/,
      /PER_MINUTE/,
    ])
      expect(read).toThrow(part);
    expect(read).not.toThrow(/short".*|"short/);
  });
});
