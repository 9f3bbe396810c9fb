import { Controller, Get } from '@nestjs/common';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { SecretsHealthIndicator } from 'nestjs-secrets/terminus';

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly secretsHealth: SecretsHealthIndicator,
  ) {}

  /** Asks no store: it tells what reads have met. */
  @Get()
  @HealthCheck()
  check() {
    return this.health.check([() => this.secretsHealth.isHealthy('secrets')]);
  }
}
