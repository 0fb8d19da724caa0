import { render, type SlackMessage } from '../../adapters/slack/render.ts';
import { rendererContract } from '../renderers.contract.ts';
import { brokenLimits, links, pings, unrendered } from './blocks.ts';

rendererContract<SlackMessage>({
  name: 'Slack',
  render,
  shown: ({ blocks }) => unrendered(blocks).join('\n'),
  // What UTF-16 cannot say is sent as U+FFFD.
  spelt: (text) => text.toWellFormed(),
  pings,
  links,
  limits: brokenLimits,
});
