import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { SecretsModule } from 'nestjs-secrets';
import { withSecretMasking } from 'nestjs-secrets/pino';
import { ApiKeysController } from './api-keys.controller.js';
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
    }),
  ],
  controllers: [
    WelcomeController,
    PaymentController,
    ReadController,
    LeaksController,
    ApiKeysController,
    LogController,
  ],
  providers: [PaymentClient],
})
export class AppModule {}
