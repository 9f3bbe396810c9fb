import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** Boots a real application, silent, that rejects instead of ending the process. */
export async function boot(metadata: ModuleMetadata, name = 'AppModule'): Promise<INestApplication> {
  const app = await NestFactory.create(moduleOf(metadata, name), { abortOnError: false, logger: false });
  return app.init();
}

export function moduleOf(metadata: ModuleMetadata, name = 'AppModule'): new () => object {
  const Root = { [name]: class {} }[name] as new () => object;
  Module(metadata)(Root);
  return Root;
}
