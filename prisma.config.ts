// Settings of Prisma's tools. Its schema engine comes from a host that some networks block and is only needed to write
// migrations: with any existing program named here, `generate` and `validate` ask for nothing and work (docs/entscheidungen/0023).
import { defineConfig } from 'prisma/config';

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' }
});
