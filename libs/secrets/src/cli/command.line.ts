import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { guardedFrom } from './application.guard.js';
import { lookAt } from './application.secrets.js';
import { CliLogger } from './cli.logger.js';
import { doctor } from './doctor.command.js';
import { doctorTable, paintFor } from './doctor.table.js';
import { envExample } from './env-example.command.js';
import { EXIT } from './exit-codes.js';
import { iam, type IamOptions, remarksOn } from './iam.command.js';
import { addIamOptions } from './iam.options.js';
import { describeThrown, plainJson, plainLines } from './plain-text.js';

export type Print = (text: string) => void;

interface SharedOptions {
  readonly module?: string;
}

/** Runs a command; resolves to the exit code. What is printed never holds a secret. */
export async function run(argv: readonly string[], print: Print): Promise<number> {
  let exitCode: number = EXIT.fine;
  const program = programOf(print, (code) => (exitCode = code));
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are no trouble; commander has said on stderr what is.
    if (error.exitCode === 0) return EXIT.fine;
    if (argv.includes('--json')) printUnusable(print, error.message.replace(/^error: /, ''));
    return EXIT.unusable;
  }
  return exitCode;
}

function programOf(print: Print, end: (code: number) => void): Command {
  const program = new Command('nestjs-secrets')
    .description('Looks at the secrets of a NestJS application; never prints a value.')
    .version(versionOfPackage())
    .exitOverride()
    .configureOutput({
      writeOut: print,
      outputError: (text, write) => write(plainLines(text)),
    });
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('[keys...]', 'keys to look at, beside those that the application wants')
      .option('-m, --module <file>', 'compiled root module, such as dist/app.module.js#AppModule');

  command(
    'doctor',
    'which link answers which key, and what is missing (exit code 0, 1; 2: nothing found out)',
  )
    .option('--json', 'print one JSON document')
    .option('--strict', 'exit with 1 also where a key is answered in spite of trouble')
    .action(async (keys: string[], options: SharedOptions & { json?: true; strict?: true }) => {
      const json = options.json === true;
      const code = await guarded(json ? print : undefined, async (logger) => {
        const report = await doctor({ keys, module: options.module }, options.strict === true, logger);
        print(json ? plainJson(report) : doctorTable(report, paintFor(process.stdout)));
        return report.exitCode;
      });
      end(code);
    });

  addIamOptions(
    command('iam', 'the least IAM policy under which AWS Secrets Manager answers these keys; asks no store'),
  ).action(async (keys: string[], options: SharedOptions & IamOptions) => {
    const code = await guarded(undefined, async (logger) => {
      const policy = await iam(await lookAt({ keys, module: options.module }, logger), options);
      print(plainJson(policy));
      for (const remark of remarksOn(policy)) process.stderr.write(`note: ${remark}\n`);
      return EXIT.fine;
    });
    end(code);
  });

  command(
    'env-example',
    'a .env.example with the variables of these keys, without values; asks no store',
  ).action(async (keys: string[], options: SharedOptions) => {
    const code = await guarded(undefined, async (logger) => {
      print(envExample(await lookAt({ keys, module: options.module }, logger)));
      return EXIT.fine;
    });
    end(code);
  });
  return program;
}

/** What stops a command is told on stderr, and in the JSON of who asked for JSON. */
async function guarded(
  printJson: Print | undefined,
  command: (logger: CliLogger) => Promise<number>,
): Promise<number> {
  const logger = new CliLogger();
  try {
    return await guardedFrom(() => command(logger));
  } catch (thrown) {
    const error = describeThrown(thrown);
    process.stderr.write(`error: ${error}\n`);
    if (printJson !== undefined) printUnusable(printJson, error);
    return EXIT.unusable;
  } finally {
    for (const line of logger.lines) process.stderr.write(`${line}\n`);
  }
}

function printUnusable(print: Print, error: string): void {
  print(plainJson({ error, exitCode: EXIT.unusable }));
}

function versionOfPackage(): string {
  const { version } = createRequire(import.meta.url)('nestjs-secrets/package.json') as { version: string };
  return version;
}
