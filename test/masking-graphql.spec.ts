import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import type { INestApplication } from '@nestjs/common';
import { ForbiddenException, Injectable, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Field,
  GraphQLModule,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SkipSecretMasking } from 'nestjs-secrets';
import { moduleOf } from './support/boot.js';
import { maskingOnly } from './support/masking-only.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

@ObjectType()
class Account {
  @Field(() => Int) pin = 1234;
  @Field(() => String) note = `holds ${SECRET}`;
  @Field(() => String) password = 'named by the schema';
  /** In no field of the schema. */
  internal = SECRET;
}

@Injectable()
class ThrowingGuard {
  canActivate(): boolean {
    throw new ForbiddenException(`guard ${SECRET}`);
  }
}

@Resolver(() => Account)
class AccountResolver {
  @Query(() => Account) instance() {
    return new Account();
  }
  @Query(() => Account) plain() {
    return Object.fromEntries(Object.entries(new Account()));
  }
  @Query(() => String) text() {
    return `text ${SECRET}`;
  }
  @SkipSecretMasking({ values: true })
  @Query(() => String)
  shown() {
    return `shown ${SECRET}`;
  }
  @Query(() => String) throws(): string {
    throw new GraphQLError(`failed with ${SECRET}`, { extensions: { detail: { at: SECRET } } });
  }
  @UseGuards(ThrowingGuard) @Query(() => String) guarded() {
    return 'never';
  }
  /** What the resolver of a field is given must be what the other one returned. */
  @ResolveField(() => Int) length(@Parent() account: Account) {
    return account.internal.length;
  }
  @ResolveField(() => String) computed(@Parent() account: Account) {
    return `computed ${account.internal}`;
  }
}

let app: INestApplication;
let url: string;
beforeAll(async () => {
  const graphql = GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    autoSchemaFile: true,
    playground: false,
    includeStacktraceInErrorResponses: true,
  });
  const AppModule = moduleOf({
    imports: [maskingOnly({ API_KEY: SECRET }), graphql],
    providers: [AccountResolver],
  });
  app = await NestFactory.create(AppModule, { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());

interface Answer {
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

async function ask(query: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

describe('GraphQL answers', () => {
  it.each(['instance', 'plain'])(
    'lose values and keep what the schema names, from a result that is %s',
    async (name) => {
      expect(await ask(`{ ${name} { pin note password length computed } }`)).toEqual({
        data: {
          [name]: {
            pin: 1234,
            note: 'holds ****',
            password: 'named by the schema',
            length: SECRET.length,
            computed: 'computed ****',
          },
        },
      });
    },
  );

  it('lose values under an alias too', async () => {
    expect(await ask('{ a: text b: instance { c: note } }')).toEqual({
      data: { a: 'text ****', b: { c: 'holds ****' } },
    });
  });

  it.each(['throws', 'guarded'])(
    'lose values in errors, extensions and stacks included: %s',
    async (name) => {
      const { errors } = await ask(`{ ${name} }`);
      expect(errors?.[0]?.message).toContain('****');
      expect(errors?.[0]?.extensions['stacktrace']).toBeInstanceOf(Array);
      expect(JSON.stringify(errors)).not.toContain(SECRET);
    },
  );

  it('show values where every resolver of the operation skips the rule', async () => {
    expect(await ask('{ shown }')).toEqual({ data: { shown: `shown ${SECRET}` } });
    expect(await ask('{ shown again: shown }')).toEqual({
      data: { shown: `shown ${SECRET}`, again: `shown ${SECRET}` },
    });
    const both = { shown: 'shown ****', text: 'text ****' };
    expect(await ask('{ shown text }')).toEqual({ data: both });
    expect(await ask('{ text shown }')).toEqual({ data: both });
  });
});
