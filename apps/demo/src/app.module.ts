import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import { SecretsModule } from 'nestjs-secrets';
import { withSecretMasking } from 'nestjs-secrets/pino';
import { SecretsHealthIndicator } from 'nestjs-secrets/terminus';
import { ApiKeysController } from './api-keys.controller.js';
import { logRead } from './audit.log.js';
import { HealthController } from './health.controller.js';
import { LeaksController } from './leaks.controller.js';
import { LogController } from './log.controller.js';
import { PaymentClient } from './payment.client.js';
import { PaymentController } from './payment.controller.js';
import { PRETTY } from './pretty.options.js';
import { ReadController } from './read.controller.js';
import { WelcomeController } from './welcome.controller.js';

@Module({
  imports: [
    LoggerModule.forRoot(withSecretMasking(PRETTY)),
    SecretsModule.forRoot({
      // From the root of the repository, where npm runs the scripts.
      env: { envFilePath: 'apps/demo/.env' },
      // Read when it is needed, but missing it should be known at the boot.
      required: ['WEBHOOK_SECRET'],
      // No secret, though it stands in one: it may be shown.
      masking: { exclude: ['DATABASE#host'] },
      // Off unless somebody wants to watch: AUDIT=1 npm start.
      ...(process.env['AUDIT'] && { audit: logRead }),
    }),
    TerminusModule,
  ],
  controllers: [
    WelcomeController,
    PaymentController,
    ReadController,
    LeaksController,
    ApiKeysController,
    LogController,
    HealthController,
  ],
  providers: [PaymentClient, SecretsHealthIndicator],
})
export class AppModule {}
