import { Readable } from 'node:stream';
import type { MessageEvent, MiddlewareConsumer, NestModule } from '@nestjs/common';
import {
  BadRequestException,
  ClassSerializerInterceptor,
  Controller,
  Get,
  Header,
  HttpCode,
  Module,
  Redirect,
  Res,
  Sse,
  StreamableFile,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import { concat, delay, map, of, throwError, timer } from 'rxjs';
import { SkipSecretMasking } from '../../libs/secrets/src/responses/skip-secret-masking.decorator.js';
import type { AnyReply } from './leaky-parts.js';
import {
  Account,
  leak,
  OddError,
  OddErrorFilter,
  RefusingGuard,
  sendObject,
  ThrowingGuard,
  Watched,
} from './leaky-parts.js';

@Controller()
export class LeakyController {
  @Get('plain') plain() {
    return { id: 1, note: leak.text, many: [{ note: leak.text }], none: null };
  }
  @Get('keys') keys() {
    return { apiKey: 'abc', nested: { dbPassword: 'p', access_token: 't' }, tokenCount: 3 };
  }
  @Get('text') text() {
    return `text with ${leak.text} inside`;
  }
  @Get('json-text') @Header('Content-Type', 'application/json') jsonText() {
    return JSON.stringify({ note: leak.text, number: leak.number });
  }
  @Get('number') number() {
    return leak.number;
  }
  @Get('nothing') nothing() {
    return undefined;
  }
  @Get('null') null() {
    return null;
  }
  @Get('false') false() {
    return false;
  }
  @Get('entity') entity() {
    return new Account();
  }
  @Get('entity-in-plain') entityInPlain() {
    return { account: new Account(), accounts: [new Account()] };
  }
  @Get('entity-here') @UseInterceptors(ClassSerializerInterceptor) entityHere() {
    return { account: new Account() };
  }
  @Watched() @Get('watched') watched() {
    return { note: leak.text, password: leak.text };
  }
  @Get('res-object') resObject(@Res() reply: AnyReply) {
    sendObject(reply.status(202).header('x-own', 'kept'), { note: leak.text, password: 'x' });
  }
  @Get('res-text') resText(@Res() reply: AnyReply) {
    reply.send(`sent ${leak.text}`);
  }
  @Get('res-entity') resEntity(@Res() reply: AnyReply) {
    sendObject(reply, { when: new Date(0), at: new URL('http://localhost/'), account: new Account().label });
  }
  @Get('passthrough') passthrough(@Res({ passthrough: true }) reply: AnyReply) {
    reply.header('x-own', 'kept');
    return { note: leak.text };
  }
  @Get('throws') throws() {
    throw new BadRequestException({ message: leak.text, detail: { password: leak.text, at: 'here' } });
  }
  @Get('throws-text') throwsText() {
    throw new BadRequestException(`bad: ${leak.text}`);
  }
  @Get('throws-error') throwsError() {
    throw new Error(leak.text);
  }
  @Get('throws-wrapped') throwsWrapped() {
    throw new BadRequestException(new Error(leak.text));
  }
  @Get('throws-odd') @UseFilters(OddErrorFilter) throwsOdd() {
    throw new OddError(leak.text);
  }
  @Get('rejects') rejects() {
    return throwError(() => new BadRequestException(leak.text));
  }
  @UseGuards(ThrowingGuard) @Get('guarded') guarded() {
    return { never: true };
  }
  @UseGuards(RefusingGuard) @Get('refused') refused() {
    return { never: true };
  }
  @Get('file') file() {
    return new StreamableFile(Buffer.from(`file ${leak.text}`), {
      type: 'text/plain',
      disposition: 'inline',
    });
  }
  @Get('stream') stream() {
    return new StreamableFile(Readable.from([Buffer.from('part 1, '), Buffer.from('part 2')]));
  }
  @Get('buffer') buffer(@Res() reply: AnyReply) {
    reply.type('application/octet-stream').send(Buffer.from(`bytes ${leak.text}`));
  }
  @HttpCode(204) @Get('no-content') noContent() {
    return { note: leak.text };
  }
  @Redirect() @Get('redirect') redirect() {
    return { url: 'http://localhost/elsewhere?password=x', statusCode: 307 };
  }
  @Get('observable') observable() {
    return of({ note: 'first' }, { note: leak.text });
  }
  @SkipSecretMasking() @Get('skip-keys') skipKeys() {
    return { apiKey: 'shown', note: leak.text };
  }
  @SkipSecretMasking('apiKey') @Get('skip-one') skipOne() {
    return { apiKey: 'shown', deep: [{ apiKey: 'shown too', password: 'hidden' }] };
  }
  @SkipSecretMasking({ values: true }) @Get('skip-all') skipAll() {
    return { apiKey: 'shown', note: leak.text };
  }
  @SkipSecretMasking('password') @Get('skip-throws') skipThrows() {
    throw new BadRequestException({ errors: { password: 'too short', apiKey: 'hidden' } });
  }
  @SkipSecretMasking('apiKey') @Get('skip-res') skipRes(@Res() reply: AnyReply) {
    sendObject(reply, { apiKey: 'shown', password: 'hidden' });
  }
  @Sse('events') events(): Observable<MessageEvent | string> {
    return concat(
      of<MessageEvent[]>(
        { data: { note: leak.text, password: 'x' }, type: 'first', id: '41', retry: 9 },
        { data: `text ${leak.text}` },
        { data: { account: new Account() } },
      ),
      of(`bare ${leak.text}`),
    );
  }
  @Sse('failing-events') failingEvents(): Observable<MessageEvent> {
    return concat(
      of({ data: 'fine' }).pipe(delay(0)),
      timer(0).pipe(
        map(() => {
          throw new BadRequestException(`failed with ${leak.text}`);
        }),
      ),
    );
  }
}

@SkipSecretMasking()
@Controller('skipping')
export class SkippingController {
  @Get('all') all() {
    return { apiKey: 'shown', note: leak.text };
  }
  @SkipSecretMasking('password') @Get('own') own() {
    return { apiKey: 'hidden', password: 'shown' };
  }
}

@Module({ controllers: [LeakyController, SkippingController] })
export class LeakyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(() => {
        throw new BadRequestException({ middleware: leak.text, password: leak.text });
      })
      .forRoutes('middleware');
  }
}
