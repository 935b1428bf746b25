# docker build -t apk-policy-audit .
# docker run --rm -v "$PWD:/data:ro" apk-policy-audit check app.apk --policy privacy.html
FROM node:20-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --ignore-scripts --pack-destination /tmp

FROM node:20-slim
COPY --from=build /tmp/apk-policy-audit-*.tgz /tmp/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/apk-policy-audit-*.tgz && rm /tmp/apk-policy-audit-*.tgz
USER node
WORKDIR /data
ENTRYPOINT ["apk-audit"]
