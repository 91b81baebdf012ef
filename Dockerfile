# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM packages AS build
COPY . .
RUN npm run build && rm -rf .next/cache

FROM node:24-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOST=0.0.0.0 \
    PORT=3000
COPY --from=build /app ./
# Secrets, evidence and the first sign-in are kept here, and nothing else is written outside of the database.
RUN mkdir -p .stet .next/cache && chown node:node .stet .next/cache && chmod 700 .stet
USER node
VOLUME /app/.stet
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "scripts/start.mjs"]
