import type { InjectionToken, Provider } from '@nestjs/common';
export declare const CORE_PROVIDERS: Provider[];
export declare const CORE_EXPORTS: InjectionToken[];
