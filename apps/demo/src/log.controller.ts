import { Controller, Get } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { SecretsService } from 'nestjs-secrets';

/** Logs carelessly: in a message, in an object, in a child logger. */
@Controller('log')
export class LogController {
  constructor(
    private readonly secrets: SecretsService,
    @InjectPinoLogger(LogController.name) private readonly logger: PinoLogger,
  ) {}

  @Get()
  async log() {
    const secret = await this.secrets.getSecretOrThrow('WEBHOOK_SECRET');
    this.logger.info(`The webhook is signed with ${secret}`);
    this.logger.info({ database: await this.secrets.getSecretJson('DATABASE'), password: 'x' }, 'Connecting');
    this.logger.logger.child({ webhook: secret }).info('From a child');
    return { logged: 'three lines, see the terminal' };
  }
}
