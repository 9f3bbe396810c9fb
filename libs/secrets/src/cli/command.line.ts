import { Command, CommanderError } from 'commander';
import { CliLogger } from './cli.logger.js';
import { doctor } from './doctor.command.js';
import { doctorTable, paintFor } from './doctor.table.js';
import { EXIT } from './exit-codes.js';
import { describeThrown } from './plain-text.js';

type Print = (text: string) => void;

/** Runs a command; resolves to the exit code. What is printed never holds a secret. */
export async function run(argv: readonly string[], print: Print): Promise<number> {
  let exitCode: number = EXIT.fine;
  const end = (code: number) => (exitCode = code);
  const program = programOf(print, end);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // Help and version are no trouble; commander has said what is.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
  }
  return exitCode;
}

function programOf(print: Print, end: (code: number) => void): Command {
  const program = new Command('nestjs-secrets')
    .description('Looks at the secrets of a NestJS application; never prints a value.')
    .exitOverride()
    .configureOutput({ writeOut: print });
  program
    .command('doctor')
    .description('which link answers which key, and what is missing (exit code 0, 1; 2: nothing found out)')
    .argument('[keys...]', 'keys to look at, beside those that the application wants')
    .option('-m, --module <file>', 'compiled root module, such as dist/app.module.js#AppModule')
    .option('--json', 'print one JSON document')
    .option('--strict', 'exit with 1 also where a key is answered in spite of trouble')
    .action(async (keys: string[], options: { module?: string; json?: true; strict?: true }) => {
      const logger = new CliLogger();
      const json = options.json === true;
      end(
        await guarded(logger, json ? print : undefined, async () => {
          const report = await doctor({ keys, module: options.module }, options.strict === true, logger);
          print(
            json ? `${JSON.stringify(report, null, 2)}\n` : doctorTable(report, paintFor(process.stdout)),
          );
          return report.exitCode;
        }),
      );
    });
  return program;
}

/** What stops a command is told on stderr, and in the JSON of who asked for JSON. */
async function guarded(
  logger: CliLogger,
  printJson: Print | undefined,
  command: () => Promise<number>,
): Promise<number> {
  try {
    return await command();
  } catch (thrown) {
    const error = describeThrown(thrown);
    process.stderr.write(`error: ${error}\n`);
    printJson?.(`${JSON.stringify({ error, exitCode: EXIT.unusable }, null, 2)}\n`);
    return EXIT.unusable;
  } finally {
    for (const line of logger.lines) process.stderr.write(`${line}\n`);
  }
}
