import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Incoming } from '../../../src/index.ts';

/** A command as Discord gets it, and what it asks of the conversation. */
export interface Command {
  readonly asks: NonNullable<Incoming['command']>;
  /** The option with what is asked about. */
  readonly option?: string;
  /** Only the one who asked sees the answer, whatever the option says. */
  readonly isPrivate: boolean;
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
}

/** In every place, for servers that installed the app and for people who did. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** What it is called and what it says of itself, in English and in French. */
function called(name: string, french: string, description: string, inFrench: string) {
  return {
    name,
    name_localizations: { fr: french },
    description,
    description_localizations: { fr: inFrench },
  };
}

const QUESTION = {
  type: ApplicationCommandOptionType.String,
  ...called(
    'question',
    'question',
    'Who did what, where, when, how many',
    'Qui a fait quoi, où, quand, combien',
  ),
  required: true,
  autocomplete: true,
  max_length: 1_000,
} as const;

const PRIVATE = {
  type: ApplicationCommandOptionType.Boolean,
  ...called(
    'private',
    'privé',
    'Show the answer to you alone; you can share it afterwards',
    'Montrer la réponse à vous seul ; vous pourrez la partager ensuite',
  ),
} as const;

const TOPIC = {
  type: ApplicationCommandOptionType.String,
  ...called(
    'topic',
    'sujet',
    'A story, a place, a publisher; everything when left out',
    'Un sujet, un lieu, un éditeur ; tout par défaut',
  ),
  autocomplete: true,
  max_length: 200,
} as const;

/** One option for everything, in the same words as in Slack: who may manage is checked where the words are read. */
const WHAT = {
  type: ApplicationCommandOptionType.String,
  ...called(
    'what',
    'quoi',
    'A subject; or list, help, add weekdays 7:45 Europe/Paris about Kidal, pause 1, …',
    'Un sujet ; ou list, help, add weekdays 7:45 Europe/Paris about Kidal, pause 1, …',
  ),
  max_length: 1_000,
} as const;

/** A command that is typed. */
function typed(
  names: ReturnType<typeof called>,
  ...options: APIApplicationCommandOption[]
): Command['definition'] {
  return {
    type: ApplicationCommandType.ChatInput,
    ...names,
    ...(options.length > 0 && { options }),
    ...EVERYWHERE,
  };
}

/** Everything that can be asked by command. */
export const COMMANDS: readonly Command[] = [
  {
    asks: 'ask',
    option: 'question',
    isPrivate: false,
    definition: typed(
      called(
        'ask',
        'demander',
        'Answer a question with sentences from the archive, word for word',
        'Répondre par des phrases des archives, mot pour mot',
      ),
      QUESTION,
      PRIVATE,
    ),
  },
  {
    asks: 'brief',
    option: 'what',
    isPrivate: true,
    definition: typed(
      called(
        'brief',
        'résumé',
        'What is new in the archive, story by story; and the briefings posted here',
        'Les nouveautés des archives, sujet par sujet ; et les résumés publiés ici',
      ),
      WHAT,
    ),
  },
  {
    asks: 'timeline',
    option: 'topic',
    isPrivate: false,
    definition: typed(
      called(
        'timeline',
        'chronologie',
        'What happened, in order of when it happened',
        'Ce qui s’est passé, dans l’ordre',
      ),
      TOPIC,
      PRIVATE,
    ),
  },
  {
    asks: 'sources',
    isPrivate: true,
    definition: typed(
      called(
        'sources',
        'sources',
        'What the archive holds: articles, publishers, dates',
        'Le contenu des archives : articles, éditeurs, dates',
      ),
    ),
  },
  {
    asks: 'help',
    isPrivate: true,
    definition: typed(
      called(
        'help',
        'aide',
        'How to ask, and what the answers are made of',
        'Comment demander, et de quoi sont faites les réponses',
      ),
    ),
  },
  {
    asks: 'check',
    isPrivate: true,
    definition: {
      type: ApplicationCommandType.Message,
      name: 'Check against the archive',
      name_localizations: { fr: 'Vérifier dans les archives' },
      ...EVERYWHERE,
    },
  },
];
