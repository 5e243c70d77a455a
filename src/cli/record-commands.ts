import type { Command } from 'commander'

/** Registers the commands that correct a record, take it out, and set it beside others. */
export function recordCommands(program: Command, ownData: (command: Command) => Command): void {
  ownData(program.command('correct'))
    .description(
      'say what is wrong or right in the record; kept beside what was coded, and laid over it in every answer',
    )
    .argument('<action>', 'list, accept, reject, retype, mode, status, actor, recipient, add-party, drop-party, …')
    .argument('[what...]', 'REPORT TARGET [VALUE]')
    .requiredOption('--store <folder>', 'the store')
    .option('--by <name>', 'who says so (default: your user name)')
    .option('--at <moment>', 'when, ISO 8601 (default: now)')
    .option('--note <text>', 'why')
    .option('--instead <party>', 'for actor and recipient: whom the new one replaces (default: all)')
    .option('--role <role>', 'for add-party and drop-party: actor or recipient', 'actor')
    .option('--mentions <ids>', 'for split of an entity: the mentions that are somebody else, such as m3,m7')
    .option('--party <party>', 'for split of an entity: who they are')
    .option('--day <day>', 'for settle: when it was done')
    .option('-f, --format <name>', 'for list: table or jsonl', 'table')
    .addHelpText(
      'after',
      `
Examples:
  demarche correct list [REPORT] --store DIR              what was said, and whether it still holds
  demarche correct accept REPORT e2 --store DIR           right as it is coded
  demarche correct reject REPORT e2 --store DIR           no such event, claim, agreement, forecast or entity
  demarche correct retype REPORT e2 SANCTION/expel …      another type, or for an entity another identity
  demarche correct mode REPORT e2 visit …                 another mode, or none
  demarche correct status REPORT e2 denied …              another status, or for an agreement another stage
  demarche correct actor REPORT e2 "Poland, POL, GOV" …   another actor; --instead a3 for one of several
  demarche correct drop-party REPORT e2 a3 …              no actor; --role recipient for no recipient
  demarche correct date REPORT e2 2024-03 …               another day, month or year, or none
  demarche correct background REPORT e2 yes …             history told as background
  demarche correct merge REPORT e5 e2 …                   the same event, or the same entity
  demarche correct split REPORT e5 …                      no repeat of another event
  demarche correct settle REPORT f1 done --day DAY …      what became of a forecast or a planned event
  demarche correct note REPORT e2 --note TEXT …           a remark that changes nothing
  demarche correct undo CORRECTION --store DIR            takes a correction back`,
    )
    .action(async (action: string, what: string[], options) =>
      (await import('./correct-command.js')).correctCommand(action, what, options),
    )

  program
    .command('export')
    .description('write the record of a store in a format of your own field, with the corrections in it')
    .requiredOption('--store <folder>', 'the store')
    .requiredOption(
      '--as <format>',
      'csv, parquet, plover, gdelt, icews, polecat, phoenix, dyads, gexf, graphml, geojson, ics, gold or dictionary',
    )
    .requiredOption(
      '--out <path>',
      'the file; for csv and parquet a folder with a file a table, or one file with the events',
    )
    .option('--table <name>', 'one table only: events, actors, sources, claims, forecasts or agreements')
    .option('--by <period>', 'for dyads and networks: day, week, month or year', 'month')
    .option('--all', 'for gold: all reports, not only those that somebody accepted or corrected')
    .addHelpText(
      'after',
      `
Examples:
  demarche export --as csv --out tables --store mystore         a folder with a file a table, and code that reads them
  demarche export --as parquet --out events.parquet --store mystore
  demarche export --as dyads --by week --out dyads.csv --store mystore
A file that is there already gives way to the new one.`,
    )
    .action(async (options) => (await import('./export-command.js')).exportCommand(options))

  program
    .command('diff')
    .description(
      'tell what changed in the record between two runs, and why: new text, new coder, new lexicon, new settings',
    )
    .argument('[run...]', 'two numbers of runs; without any, the runs are listed')
    .requiredOption('--store <folder>', 'the store')
    .option('--limit <n>', 'most differences to show in the table', '100')
    .option('-f, --format <name>', 'table or jsonl', 'table')
    .addHelpText(
      'after',
      `
Examples:
  demarche diff --store mystore        the runs
  demarche diff 1 2 --store mystore    what changed between two of them`,
    )
    .action(async (runs: string[], options) => (await import('./diff-command.js')).diffCommand(runs, options))

  program
    .command('import')
    .description('keep the events of another project beside ours: GDELT, ICEWS, POLECAT or Phoenix')
    .argument('<file...>', 'files as the project publishes them, unpacked or packed with gzip')
    .requiredOption('--format <project>', 'gdelt, icews, polecat or phoenix')
    .requiredOption('--store <folder>', 'the store')
    .addHelpText(
      'after',
      `
Example:
  demarche import 20180601.export.CSV.gz --format gdelt --store mystore`,
    )
    .action(async (files: string[], options) => (await import('./import-command.js')).importCommand(files, options))

  program
    .command('compare')
    .description('set our record beside imported events: what both have, what only one has, and why')
    .requiredOption('--store <folder>', 'the store')
    .option('--with <project>', 'gdelt, icews, polecat or phoenix (default: all that were imported)')
    .option('--window <days>', 'days by which two dates of one event may differ', '1')
    .option('--limit <n>', 'most differences to show in the table', '100')
    .option('-f, --format <name>', 'table or jsonl', 'table')
    .addHelpText(
      'after',
      `
Example:
  demarche compare --with gdelt --window 2 --store mystore`,
    )
    .action(async (options) => (await import('./compare-command.js')).compareCommand(options))
}
