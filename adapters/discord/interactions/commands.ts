import {
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

const PRIVATE = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  name_localizations: { fr: 'privé' },
  description: 'Show the answer to you alone; you can share it afterwards',
  description_localizations: { fr: 'Montrer la réponse à vous seul ; vous pourrez la partager ensuite' },
} as const;

const TOPIC = {
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  name_localizations: { fr: 'sujet' },
  description: 'A story, a place, a publisher; everything when left out',
  description_localizations: { fr: 'Un sujet, un lieu, un éditeur ; tout par défaut' },
  autocomplete: true,
  max_length: 200,
} as const;

/** One option for everything, in the same words as in Slack: who may manage is checked where the words are read. */
const WHAT = {
  type: ApplicationCommandOptionType.String,
  name: 'what',
  name_localizations: { fr: 'quoi' },
  description: 'A subject; or list, help, add weekdays 7:45 Europe/Paris about Kidal, pause 1, …',
  description_localizations: {
    fr: 'Un sujet ; ou list, help, add weekdays 7:45 Europe/Paris about Kidal, pause 1, …',
  },
  max_length: 1_000,
} as const;

/** Everything that can be asked by command. */
export const COMMANDS: readonly Command[] = [
  {
    asks: 'ask',
    option: 'question',
    isPrivate: false,
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'ask',
      name_localizations: { fr: 'demander' },
      description: 'Answer a question with sentences from the archive, word for word',
      description_localizations: { fr: 'Répondre par des phrases des archives, mot pour mot' },
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'question',
          name_localizations: { fr: 'question' },
          description: 'Who did what, where, when, how many',
          description_localizations: { fr: 'Qui a fait quoi, où, quand, combien' },
          required: true,
          autocomplete: true,
          max_length: 1_000,
        },
        PRIVATE,
      ],
      ...EVERYWHERE,
    },
  },
  {
    asks: 'brief',
    option: 'what',
    isPrivate: true,
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'brief',
      name_localizations: { fr: 'résumé' },
      description: 'What is new in the archive, story by story; and the briefings posted here',
      description_localizations: {
        fr: 'Les nouveautés des archives, sujet par sujet ; et les résumés publiés ici',
      },
      options: [WHAT],
      ...EVERYWHERE,
    },
  },
  {
    asks: 'timeline',
    option: 'topic',
    isPrivate: false,
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'timeline',
      name_localizations: { fr: 'chronologie' },
      description: 'What happened, in order of when it happened',
      description_localizations: { fr: 'Ce qui s’est passé, dans l’ordre' },
      options: [TOPIC, PRIVATE],
      ...EVERYWHERE,
    },
  },
  {
    asks: 'sources',
    isPrivate: true,
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'sources',
      name_localizations: { fr: 'sources' },
      description: 'What the archive holds: articles, publishers, dates',
      description_localizations: { fr: 'Le contenu des archives : articles, éditeurs, dates' },
      ...EVERYWHERE,
    },
  },
  {
    asks: 'help',
    isPrivate: true,
    definition: {
      type: ApplicationCommandType.ChatInput,
      name: 'help',
      name_localizations: { fr: 'aide' },
      description: 'How to ask, and what the answers are made of',
      description_localizations: { fr: 'Comment demander, et de quoi sont faites les réponses' },
      ...EVERYWHERE,
    },
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
