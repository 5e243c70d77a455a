import { Command, Option } from 'commander'
import { DemarcheError } from '../report/error.js'
import { version } from '../version.js'
import { recordCommands } from './record-commands.js'
import { tellError } from './tell-error.js'

const program = new Command('demarche')
  .description(
    'Reads news reports and writes down who did what to whom, when and where, whether it happened, ' +
      'who says so and how sure they are. Every field points at the words it came from.',
  )
  .version(version)
  .showHelpAfterError('Run "demarche --help" to see what there is.')
  .addHelpText(
    'after',
    `
Examples:
  demarche code report.txt                          the record of one report, for people
  demarche code news/ --format csv > events.csv     a folder, one row an event
  cat feed.jsonl | demarche code - --format report  whole records, one a line
  demarche explain report.txt e2                    why event e2 was coded as it was
  demarche evaluate gold.jsonl                      how well the coder does on reports coded by hand`,
  )

// `--store "$STORE"` where the variable is not set: a store must not come to be in the folder where one happens to be.
program.hook('preAction', (_, action) => {
  if (action.opts<{ store?: string }>().store === '')
    throw new DemarcheError('option-empty', '--store takes the folder of a store; what was given is empty.')
})

/** May be given more than once; `--codebook` is the same under the name that coders of events look for. */
const ownData = (command: Command): Command => {
  const collect = (folder: string, folders: string[]) => [...folders, folder]
  return command
    .addOption(
      new Option('--data <folder>', 'data of your own, laid out as data/ is: rows add to ours or replace them')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--codebook <folder>', 'types and frames of your own; the same as --data')
    .hook('preAction', (_, action) => {
      const { codebook, data } = action.opts<{ codebook?: string; data: string[] }>()
      if (codebook !== undefined) action.setOptionValue('data', [...data, codebook])
    })
}

// A command's code is loaded when it is asked for: the help should not wait for the parser's model.
/** How files are read. */
const inputs = (command: Command): Command =>
  command
    .option('-p, --published <day>', 'day of publication, YYYY-MM-DD, where a file does not say')
    .option(
      '--column <field=name>',
      'which column of a CSV file is the text, title, published, outlet, url, author or id, such as text=Body',
      (column: string, columns: string[]) => [...columns, column],
      [],
    )

inputs(ownData(program.command('code')))
  .description('read reports and print their record')
  .argument('[path...]', 'files, folders, or - for standard input', ['-'])
  .option(
    '-f, --format <name>',
    'table (for people), jsonl (PLOVER, one event a line), report (all layers), csv, conllu',
  )
  .option('-j, --jobs <n>', 'worker threads (default: the machine’s cores)')
  .option('--strict', 'exit with status 1 if any report has bad input; an encoding that had to be guessed is told only')
  .addHelpText(
    'after',
    `
Formats: "table" on a terminal and "jsonl" in a pipe unless you say otherwise.
Read are: text, Markdown, HTML, JSON Lines, JSON, CSV, RSS, Atom, PDF, DOCX, EML, mbox, WARC, exports of LexisNexis, Nexis
Uni and Factiva in plain text, and each of them packed with gzip.
JSON Lines input has {"id","text","title"?,"published"?,"outlet"?,"url"?} a line; its text is taken exactly as it stands.
A bad record costs that record only: it is printed with its problem, and the run goes on.`,
  )
  .action(async (paths: string[], options) => (await import('./code-command.js')).codeCommand(paths, options))

ownData(program.command('explain'))
  .description('tell which words, which stage and which rule made the record, and why something was not coded')
  .argument('<report>', 'a report’s file, or - for standard input')
  .argument('[event]', 'the id of one event, such as e2')
  .option('-p, --published <day>', 'day of publication, YYYY-MM-DD, where the file does not say')
  .addHelpText(
    'after',
    `
Examples:
  demarche explain report.txt       all events of a report
  demarche explain report.txt e2    one of them`,
  )
  .action(async (path: string, event: string | undefined, options) =>
    (await import('./explain-command.js')).explainCommand(path, event, options),
  )

ownData(program.command('evaluate'))
  .description('compare the coder with reports coded by hand, layer by layer')
  .argument(
    '<gold...>',
    'JSON Lines as "demarche code --format report" prints them, corrected by hand; layers left out are not scored',
  )
  .option('--errors <n>', 'list the first n differences of each layer', '0')
  .addHelpText(
    'after',
    `
Example:
  demarche evaluate gold.jsonl --errors 20`,
  )
  .action(async (gold: string[], options) => (await import('./evaluate-command.js')).evaluateCommand(gold, options))

ownData(program.command('coverage'))
  .description('list the verbs between two actors that no frame of the lexicon knows, most frequent first')
  .argument('<path...>', 'reports, as for "demarche code"')
  .option('--top <n>', 'how many verbs to list', '50')
  .addHelpText(
    'after',
    `
Example:
  demarche coverage news/ --top 20`,
  )
  .action(async (paths: string[], options) => (await import('./coverage-command.js')).coverageCommand(paths, options))

inputs(ownData(program.command('read')))
  .description('code reports and keep them in a store; what is in it unchanged is not coded again')
  .argument('<path...>', 'reports, as for "demarche code"')
  .requiredOption('--store <folder>', 'the store; made where there is none')
  .option('-j, --jobs <n>', 'worker threads (default: the machine’s cores)')
  .option('--no-text', 'do not keep the texts, for rights reasons; spans cannot be verified then')
  .addHelpText(
    'after',
    `
Examples:
  demarche read news/ --store mystore                     a folder of reports
  demarche read table.csv --column text=Body --store mystore`,
  )
  .action(async (paths: string[], options) => (await import('./store-commands.js')).readCommand(paths, options))

program
  .command('load')
  .description('keep reports that "demarche code … --format report" prints, from standard input')
  .requiredOption('--store <folder>', 'the store; made where there is none')
  .option('--no-text', 'do not keep the texts')
  .addHelpText(
    'after',
    `
Example:
  demarche code news/ --format report | demarche load --store mystore`,
  )
  .action(async (options) => (await import('./store-commands.js')).loadCommand(options))

program
  .command('verify')
  .description('check every span of every record in a store against the kept text')
  .requiredOption('--store <folder>', 'the store')
  .addHelpText(
    'after',
    `
Examples:
  demarche verify --store mystore
The last line is "N spans checked, N failed"; the exit status is 1 where one failed.`,
  )
  .action(async (options) => (await import('./store-commands.js')).verifyCommand(options))

program
  .command('stories')
  .description('group the reports of a store: copies of one text, and different reports of one event, with the reasons')
  .requiredOption('--store <folder>', 'the store')
  .option('-f, --format <name>', 'table, or jsonl with {id, story} a report', 'table')
  .addHelpText(
    'after',
    `
Example:
  demarche stories --store mystore --format jsonl`,
  )
  .action(async (options) => (await import('./store-commands.js')).storiesCommand(options))

program
  .command('plans')
  .description('what is planned, what was done, moved or cancelled since, and what is overdue')
  .requiredOption('--store <folder>', 'the store')
  .option('--as-of <day>', 'as it stood on this day, YYYY-MM-DD (default: the day of the last report)')
  .option('--overdue', 'only what is past its day, and nobody told of it')
  .option('-f, --format <name>', 'table or jsonl', 'table')
  .addHelpText(
    'after',
    `
Example:
  demarche plans --store mystore --overdue --as-of 2019-05-01`,
  )
  .action(async (options) => (await import('./plans-command.js')).plansCommand(options))

program
  .command('sql')
  .description(
    'ask a store in SQL: views events, participants, claims, forecasts, agreements, stories, reports, problems, spans',
  )
  .argument('<query>', 'such as "SELECT type, count(*) FROM events GROUP BY type"')
  .requiredOption('--store <folder>', 'the store')
  .option('-f, --format <name>', 'table, jsonl or csv', 'table')
  .option('--seconds <n>', 'how long it may take', '60')
  .addHelpText(
    'after',
    `
Examples:
  demarche sql "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC" --store mystore
  demarche sql "FROM events WHERE list_contains(actors, 'RUS')" --store mystore --format jsonl
  demarche sql "DESCRIBE events" --store mystore
The query reads the store and nothing else: no file, no network, no writing.`,
  )
  .action(async (query: string, options) => (await import('./store-commands.js')).sqlCommand(query, options))

ownData(program.command('serve'))
  .description('open the workbench: a local page over a store, with its HTTP API; nothing leaves this machine')
  .requiredOption('--store <folder>', 'the store')
  .option('--port <n>', 'the port; 0 takes any free one (default: 4600, or any free one if that is taken)')
  .option('--host <address>', 'the address to listen on; another than the loopback address needs --token', '127.0.0.1')
  .option('--token <word>', 'what others must know to reach it')
  .option('--open', 'open it in the browser, where there is a screen')
  .addHelpText(
    'after',
    `
Example:
  demarche serve --store mystore --open`,
  )
  .action(async (options) => (await import('./serve-command.js')).serveCommand(options))

recordCommands(program, ownData)

ownData(program.command('ask'))
  .description('answer a question or a headline from a store, with a footnote into the words for every sentence')
  .argument('<question>', 'such as "Is North Korea building an alliance with Cuba?" or "Who visited Cuba in 2018?"')
  .requiredOption('--store <folder>', 'the store')
  .option('-f, --format <name>', 'text, markdown, html or json', 'text')
  .option('--as-of <day>', 'the day on which it is asked, YYYY-MM-DD')
  .addHelpText(
    'after',
    `
Examples:
  demarche ask "Is North Korea building an alliance with Cuba?" --store mystore
  demarche ask "Who visited Cuba in 2018?" --store mystore --format html > answer.html`,
  )
  .action(async (question: string, options) => (await import('./ask-command.js')).askCommand(question, options))

program
  .command('questions')
  .description('the questions that a store answers in rows; with a name, one of them')
  .argument('[name]', 'such as ladder, visits, dyad-timeline; without it all are listed')
  .argument('[parameter...]', 'as name=value, such as source=PRK since=2018-01-01')
  .option('--store <folder>', 'the store')
  .option('-f, --format <name>', 'table, jsonl or csv', 'table')
  .addHelpText(
    'after',
    `
Examples:
  demarche questions                                     what there is
  demarche questions ladder                              what one takes
  demarche questions ladder from=PRK --store mystore     its answer`,
  )
  .action(async (name: string | undefined, parameters: string[], options) =>
    (await import('./questions-command.js')).questionsCommand(name, parameters, options),
  )

const actors = program.command('actors').description('look up, check and extend who is known')
const OWN_FOLDER = 'demarche-data'

ownData(actors.command('find'))
  .description('whom a phrase names on a day, and the alias that matched')
  .argument('<phrase>', 'such as "the Russian foreign minister" or "Maduro"')
  .option('--on <day>', 'the day, YYYY-MM-DD')
  .addHelpText(
    'after',
    `
Example:
  demarche actors find "the Russian foreign minister" --on 2018-11-29`,
  )
  .action(async (phrase: string, options) => (await import('./actors-command.js')).findActor(phrase, options))

ownData(actors.command('check'))
  .description('check the registry, with your own rows: codes, tenures, aliases')
  .addHelpText(
    'after',
    `
Example:
  demarche actors check --data demarche-data`,
  )
  .action(async (options) => (await import('./actors-command.js')).checkActors(options))

ownData(actors.command('add'))
  .description('add an office holder or, without --office, an organisation to a folder of your own')
  .argument('<name>', 'the name as the news writes it')
  .requiredOption('--country <country>', 'name or ISO 3166 code')
  .option('--office <office>', 'such as "foreign minister"')
  .option('--sectors <codes>', 'PLOVER sectors, such as "GOV MIL"')
  .option('--from <day>', 'first day in office')
  .option('--to <day>', 'last day in office')
  .option('--aliases <names>', 'other spellings, separated by ;')
  .option('--into <folder>', 'where your data is', OWN_FOLDER)
  .addHelpText(
    'after',
    `
Example:
  demarche actors add "Nikol Pashinyan" --country Armenia --office "prime minister" --from 2018-05-08`,
  )
  .action(async (name: string, options) => (await import('./actors-command.js')).addActor(name, options))

ownData(actors.command('import'))
  .description('take actors from a PETRARCH or Phoenix dictionary, a list of leaders in CSV, or Wikidata JSON Lines')
  .argument('<file>')
  .requiredOption('--from <format>', 'petrarch, csv or wikidata')
  .option('--into <folder>', 'where your data is', OWN_FOLDER)
  .addHelpText(
    'after',
    `
Example:
  demarche actors import leaders.csv --from csv`,
  )
  .action(async (file: string, options) => (await import('./actors-command.js')).importActors(file, options))

// `demarche code … | head` closes our output early: that is the reader's right, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = tellError(error)
}
