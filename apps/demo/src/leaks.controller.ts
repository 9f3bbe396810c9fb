import { BadGatewayException, Controller, Get } from '@nestjs/common';
import { SecretsService } from 'nestjs-secrets';

/** What goes wrong in real applications, and leaks nothing here. */
@Controller('leak')
export class LeaksController {
  constructor(private readonly secrets: SecretsService) {}

  @Get('body')
  async body() {
    const secret = await this.secrets.getSecretOrThrow('PAYMENT_API_KEY');
    return {
      note: `We pay with ${secret}`,
      link: `https://pay.example/?k=${encodeURIComponent(secret)}`,
      encoded: Buffer.from(secret).toString('base64'),
      user: { name: 'Ada', password: 'of another store' },
    };
  }

  @Get('refusal')
  async refusal(): Promise<never> {
    const secret = await this.secrets.getSecretOrThrow('PAYMENT_API_KEY');
    throw new BadGatewayException(`https://pay.example refused the key ${secret}`);
  }

  /** Nest answers "Internal server error" and logs the message and the stack. */
  @Get('crash')
  async crash(): Promise<never> {
    const { password } = await this.secrets.getSecretJson('DATABASE', { password: '' });
    throw new Error(`cannot connect to postgres://demo:${password}@db.example/shop`);
  }
}
