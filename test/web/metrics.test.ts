import { expect, it } from 'vitest';
import { openSite, started } from './site.ts';

it('counts questions by how they ended, measures them, and tells the index and the outbox', async () => {
  const { get, web, dateline } = await openSite();
  await get('/?q=Who+leads+Mali%3F');
  await get('/api/ask?question=Who+won+the+mayoral+election+in+Lisbon%3F');
  // As a chat platform asks.
  await web.counted(dateline).ask('Who leads Mali?');
  const answer = await get('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const text = await answer.text();
  for (const line of [
    'dateline_questions_total{kind="answered"} 2',
    'dateline_questions_total{kind="declined"} 1',
    'dateline_questions_total{kind="failed"} 0',
    'dateline_answer_seconds_count 3',
    'dateline_articles 22',
    'dateline_ready 1',
    'dateline_outbox_posts{state="due"} 0',
  ])
    expect(text.split('\n')).toContain(line);
  // From 20 July 2025 to the test's clock.
  expect(text).toMatch(/^dateline_newest_article_age_seconds \d{5}/m);
});

it('says that the archive is not read yet', async () => {
  const { address } = await started();
  expect(await (await fetch(`${address}/metrics`)).text()).toMatch(/^dateline_ready 0$/m);
});
