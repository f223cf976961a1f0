import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Command } from '../../src/discord/command/command.ts';
import { privately } from '../../src/discord/command/reply.ts';
import { textOption } from '../../src/discord/command/request.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { exampleQuestions } from '../../src/retrieval/question/example-questions.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';

const EXAMPLES = 3;

const TOPICS: readonly { readonly value: string; readonly name: string }[] = [
  { value: 'start', name: 'Getting started' },
  { value: 'commands', name: 'Commands' },
  { value: 'citations', name: 'Citation ids' },
  { value: 'privacy', name: 'Privacy' },
];

export const help: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'How to ask, what citation ids mean, what is kept',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'What to explain',
        choices: [...TOPICS],
      },
    ],
  },
  async answer(request, library) {
    switch (textOption(request, 'topic')) {
      case 'commands':
        return privately(COMMANDS);
      case 'citations':
        return privately(citations(library));
      case 'privacy':
        return privately(PRIVACY);
      default:
        return privately(start(library));
    }
  },
};

function start(library: Library): Markdown {
  const examples = examplesOf(library).map((question) => markdown`- ${question}`);
  const list = examples.length === 0 ? [] : [markdown`\n**Try one of these**`, ...examples];
  return joined(
    [
      markdown`### Ask the documents`,
      markdown`Type \`/ask\` and your question. You get the passages that answer it, word for word, each with a citation that anyone can look up. I write nothing of my own, and when the documents do not answer, I say so.`,
      ...list,
      markdown`\n-# \`/help topic\` explains the commands, citation ids and privacy.`,
    ],
    '\n',
  );
}

const COMMANDS: Markdown = markdown`### Commands
\`/ask\` finds the passages that answer a question. Name a \`source\` to look in one document only; set \`private\` to see the answer alone.
\`/search\` lists every passage that holds certain words; put phrases in quotation marks.
\`/cite\` shows the passage behind a citation, with \`context\` if you like, and its reference in a \`style\` such as APA or BibTeX.
\`/quote-check\` tells whether quoted words stand in the documents, and where they differ.
\`/sources\` lists the documents.
\`/bibliography\` gathers what I cited in this channel or thread.
\`/help\` explains a topic.
\`/privacy\` shows what I keep, and deletes what I keep of a server.
\`/library\` adds, updates and withdraws the documents of a server, and \`/config\` sets how I work there, for those with Manage Server.
\`/rule\` posts a rule of the server, for moderators; **Cite rule** in a message’s menu puts one under it. \`/queue\` lists what waits for moderators, \`/answer\` pins the passage that answers a question, \`/synonym\` says which words mean the same here, and \`/reading\` posts a document part by part.

**In the menu of a message** (Apps)
**Find sources** looks up what somebody wrote, sentence by sentence. **Check quotes** checks its quotations. **Ask for a source** asks whoever wrote it. **Cite this** gives references to what one of my messages shows, and **Report citation** tells the moderators that something is wrong with it.

**Under an answer**
◀ ▶ turn to other passages, **Context** shows you what stands before and after, **Cite** gives the reference, **Share** posts for everyone what only you see, **Discuss** opens a thread on it, **Ask people** posts a question that the documents do not answer, 🗑 takes the answer away. Only the person who asked, or someone with Manage Messages, can turn pages and delete.`;

function citations({ documents }: Library): Markdown {
  const passage = documents[0]?.passages[0];
  const example = passage
    ? markdown`For example ${code(citationId(passage))}: document ${code(passage.document.metadata.key)}, section ${passage.section.number}, passage ${passage.number}, and after the ~ a mark of its very words.`
    : markdown``;
  return joined(
    [
      markdown`### Citation ids`,
      markdown`Every excerpt carries an id that says where it stands. ${example}`,
      markdown`Give it to \`/cite\` to see the passage. When the text has moved or changed since, I say what changed. A document and a section will do as well, and \`[…]\` marks what an excerpt leaves out.`,
    ],
    '\n',
  );
}

const PRIVACY: Markdown = markdown`### Privacy
I read only what you type into my commands, and a message when somebody uses **Find sources**, **Check quotes** or another of my entries in its menu on it; I cannot see other messages. Neither is stored: it is looked up on the machine that runs me, and nothing is sent to any other service.
Of my own public posts I keep where they stand and which citation ids they show, for \`/bibliography\` and to mark them when a document is withdrawn, for three months at most or until they are deleted with 🗑. Of the documents I keep each passage's citation id with a fingerprint of its words, encrypted with a secret that is not in the database, so that old ids can be followed; for two years, or until the document is withdrawn with its quotes. Nobody's name or id is in either.
A file that is given to \`/library add\` is kept on that machine as a document of its server, and shown in no other; who gave it is not.
Buttons under an answer hold the id of the person who asked, so that only they can turn its pages or delete it.`;

const known = new WeakMap<Library, readonly string[]>();

/** Questions that this library does answer; found once for each library. */
function examplesOf(library: Library): readonly string[] {
  const examples = known.get(library) ?? exampleQuestions(library, EXAMPLES);
  known.set(library, examples);
  return examples;
}
