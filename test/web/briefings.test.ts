import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import type { NewSchedule } from '../../src/delivery/schedules/schedule.ts';
import type { Courier, Message } from '../../src/index.ts';
import { heldChannel } from '../cli/serve/newsroom.ts';
import { corpusOf, openSite } from './site.ts';

const DESK: NewSchedule = {
  id: 'desk',
  platform: 'slack',
  workspace: 'T1',
  channel: 'T1/C1',
  timing: { kind: 'times', times: ['07:45'], days: [1, 2, 3, 4, 5], zone: 'Europe/Paris' },
  subjects: ['Kidal'],
  createdBy: 'U1',
};

describe('the Briefing page', () => {
  it('shows the briefing of a window, and the same as Slack and as Discord would', async () => {
    const { page } = await openSite();
    const shown = dom(await page('/briefings?since=2025-06-12&until=2025-06-15'));
    const quoted = shown.querySelector('.briefing blockquote p:last-child')!.textContent!;
    const previews = [...shown.querySelectorAll('.preview')];
    expect(previews.map((preview) => preview.querySelector('h3')!.textContent)).toEqual(['Slack', 'Discord']);
    for (const preview of previews) {
      expect(preview.querySelector('blockquote')!.textContent).toBe(quoted);
      expect(preview.textContent).toMatch(/since 12 June 2025/);
      expect(preview.querySelector('.heading')).not.toBeNull();
    }
  });

  it('says when nothing is new', async () => {
    const { page } = await openSite();
    const shown = dom(await page('/briefings?topic=cricket'));
    expect(shown.querySelector('.briefing')!.textContent).toMatch(/Nothing new on your subjects/);
  });

  it('has every schedule with its next runs and what came of the last, and the outbox', async () => {
    const { page, database, newsroom } = await openSite();
    await addSchedule(database, DESK, new Date('2025-07-18T05:00:00Z'));
    const { courier, posted } = channel();
    await newsroom.start([courier]);
    await newsroom.runNow('desk');
    expect(posted.length).toBeGreaterThan(0);
    const shown = dom(await page('/briefings'));
    const card = shown.querySelector('.schedules li')!;
    expect(card.textContent).toContain('Weekdays at 07:45, Europe/Paris, about Kidal');
    expect(card.textContent).toMatch(/Last\s*Mon 21 July 2025, 10:00 \(UTC\+2\): (?:posted|nothing)/);
    expect([...card.querySelectorAll('time')].map((time) => time.getAttribute('datetime'))).toEqual([
      '2025-07-22T05:45:00.000Z',
      '2025-07-23T05:45:00.000Z',
      '2025-07-24T05:45:00.000Z',
    ]);
    expect(shown.querySelector('.outbox')!.textContent).toMatch(/\d confirmed[\s\S]*slack:T1\/C1/);
  });

  it('previews a schedule without keeping anything, and posts it when told to', async () => {
    const corpus = corpusOf([
      {
        id: 'a',
        headline: 'Ferry sinks off Kidal',
        published: '2025-07-21T06:00:00Z',
        text: 'The ferry Halcyon sank off Kidal on Monday and 15 people drowned, the coast guard said.',
      },
    ]);
    const { page, database, newsroom, address, get } = await openSite(corpus);
    await addSchedule(database, DESK, new Date('2025-07-18T05:00:00Z'));
    const { courier, posted } = channel();
    await newsroom.start([courier]);
    const counted = async () =>
      (
        await database.query(
          'SELECT (SELECT COUNT(*) FROM outbox) + (SELECT COUNT(*) FROM replies) AS rows_kept',
        )
      )[0];
    const before = await counted();
    const preview = dom(await page('/briefings?schedule=desk'));
    expect(preview.querySelector('h1')!.textContent).toBe('What desk would post now');
    expect(preview.querySelector('.briefing blockquote')!.textContent).toMatch(/The ferry Halcyon sank/);
    expect([await counted(), posted.length]).toEqual([before, 0]);

    const ran = await get('/briefings/run', {
      method: 'POST',
      headers: { origin: address },
      body: new URLSearchParams({ schedule: 'desk' }),
    });
    expect(dom(await ran.text()).querySelector('.said')!.textContent).toBe('It is posted.');
    expect(JSON.stringify(posted)).toContain('The ferry Halcyon sank');
  });

  it('answers everybody else while a platform takes its time with a post', async () => {
    const { database, newsroom, address, get } = await openSite();
    await addSchedule(database, DESK, new Date('2025-07-18T05:00:00Z'));
    const { courier, begun, letGo } = heldChannel();
    await newsroom.start([courier]);
    const answered: string[] = [];
    const running = get('/briefings/run', {
      method: 'POST',
      headers: { origin: address },
      body: new URLSearchParams({ schedule: 'desk' }),
    }).then(() => answered.push('run'));
    await begun;
    await get('/sources').then(() => answered.push('sources'));
    letGo();
    await running;
    expect(answered).toEqual(['sources', 'run']);
  });
});

/** A platform with one channel that takes everything. */
function channel() {
  const posted: Message[] = [];
  const courier: Courier = {
    platform: 'slack',
    async post(_, message) {
      posted.push(message);
      return { id: String(posted.length) };
    },
    find: async () => null,
    remove: async () => {},
  };
  return { courier, posted };
}

function dom(page: string) {
  return parseHTML(page).document;
}
