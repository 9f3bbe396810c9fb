import { Injectable } from '@nestjs/common';
import { InjectSecret } from 'nestjs-secrets';

export interface Database {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** Has its secrets from the boot on: without them the application does not start. */
@Injectable()
export class PaymentClient {
  constructor(
    @InjectSecret('PAYMENT_API_KEY') private readonly apiKey: string,
    @InjectSecret('DATABASE', { json: true }) private readonly database: Database,
  ) {}

  pay(amount: number): { paid: number; with: string; recordedAt: string } {
    const { host, port } = this.database;
    return { paid: amount, with: `a key of ${this.apiKey.length} characters`, recordedAt: `${host}:${port}` };
  }
}
