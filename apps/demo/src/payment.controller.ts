import { Controller, Get } from '@nestjs/common';
import { PaymentClient } from './payment.client.js';

@Controller('payment')
export class PaymentController {
  constructor(private readonly client: PaymentClient) {}

  @Get()
  pay() {
    return this.client.pay(42);
  }
}
