import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('../../libs/secrets/src/secrets.module-options.ts', import.meta.url));

/** Every option of `forRoot`, as the compiler sees them: `provider`, `aws.region`, `masking.interceptor.keys`. */
export function optionNames(): string[] {
  const options = { strict: true, module: ts.ModuleKind.NodeNext, types: [], noLib: true };
  const program = ts.createProgram([SOURCE], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(SOURCE);
  const declaration = file?.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'SecretsModuleOptions',
  );
  if (!declaration) throw new Error(`SecretsModuleOptions is not in ${SOURCE}`);
  return namesIn(checker.getTypeAtLocation(declaration), '', checker);
}

function namesIn(type: ts.Type, prefix: string, checker: ts.TypeChecker): string[] {
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const name = prefix + property.name;
    const given = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const parts = given.isUnion() ? given.types : [given];
    const nested = parts.filter((part) => part.symbol?.name.endsWith('Options'));
    const inner = nested.flatMap((part) => namesIn(part, `${name}.`, checker));
    return nested.length === parts.length ? inner : [name, ...inner];
  });
}
