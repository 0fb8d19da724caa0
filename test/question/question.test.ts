import { describe, expect, it } from 'vitest';
import { ANSWERED_BY, readQuestion, type Wanted } from '../../src/question/question.ts';

describe('a question', () => {
  it.each<readonly [string, Wanted]>([
    ['Who leads Mali?', 'who'],
    ['who is the spokesman of the separatists', 'who'],
    ['Whose convoy was ambushed?', 'who'],
    ['By whom was the truce signed?', 'who'],
    ['Which minister signed for Congo?', 'who'],
    ['What player won the cup?', 'who'],
    ['After the coup, who took power?', 'who'],
    ['When was the ambush?', 'when'],
    ['when did the capsule land', 'when'],
    ['Since when has Goma been held?', 'when'],
    ['In which year did the peace deal collapse?', 'when'],
    ['What day did the earthquake strike?', 'when'],
    ['How soon will the talks resume?', 'when'],
    ['Where did the capsule splash down?', 'where'],
    ['Which country mediated?', 'where'],
    ['In what city were the talks held?', 'where'],
    ['How many soldiers were killed?', 'how-many'],
    ['how many?', 'how-many'],
    ['How old is the commander?', 'how-many'],
    ['How long did they stay in space?', 'how-many'],
    ['What is the death toll?', 'how-many'],
    ['What number of trucks burned?', 'how-many'],
    ['How much aid was sent?', 'how-much'],
    ['What percentage of the homes stand?', 'how-much'],
    ['What share of the vote did she get?', 'how-much'],
    ['Which group claimed the attack?', 'which'],
    ['Why did the aircraft come down?', 'why'],
    ['What caused the crash?', 'why'],
    ['How come the deal collapsed?', 'why'],
    ['How did the convoy reach Kidal?', 'how'],
    ['What did the army say about the ambush?', 'said'],
    ['What did the minister announce?', 'said'],
    ['What does the spokesman claim?', 'said'],
    ['What has the ministry announced?', 'said'],
    ['WHO LEADS MALI?', 'who'],
    ['What could the agency not verify?', 'what'],
    ['What was captured?', 'what'],
    ['Whats the name of the capsule', 'what'],
    ['Does Rwanda support M23?', 'yes-no'],
    ['Did the army deny it?', 'yes-no'],
    ['And is the road open?', 'yes-no'],
    ['ambush kidal', 'what'],
    ['', 'what'],
  ])('"%s" wants %s', (text, wanted) => {
    expect(readQuestion(text).wanted).toBe(wanted);
  });

  it.each([
    ['How many enemy fighters were killed?', ['enemi', 'fighter']],
    ['Which armed group claimed the attack?', ['arm', 'group', 'claim', 'attack']],
    ['What did the army say?', []],
    ['Who leads Mali?', []],
  ])('"%s" counts or asks for %j', (text, head) => {
    expect(readQuestion(text).head).toEqual(head);
  });

  it('has each term once, in order, without stop words', () => {
    expect(readQuestion('Did the army deny that the army fired?').terms).toEqual(['armi', 'deni', 'fire']);
  });

  it('knows the names in it, with and without capitals', () => {
    expect(readQuestion('Who opened fire on the Red Cross in Shan State?').names).toEqual(
      new Set(['red', 'cross', 'shan', 'state']),
    );
    expect(readQuestion('did russia and nasa agree').names).toEqual(new Set(['russia', 'nasa']));
  });

  it('has the pairs of neighbouring terms', () => {
    expect(readQuestion('Who leads the Malian army?').bigrams).toEqual(['lead malian', 'malian armi']);
  });

  it('is kept as it was typed', () => {
    expect(readQuestion('  WHO?? ').text).toBe('  WHO?? ');
  });

  it('can be answered by a list of mention kinds for every kind of question', () => {
    expect(ANSWERED_BY.when).toEqual(['date']);
    expect(ANSWERED_BY.why).toEqual([]);
  });
});
