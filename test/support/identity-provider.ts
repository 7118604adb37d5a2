import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from "jose";

/** An OpenID provider on loopback: signs what it is told to, rotates its keys, and can go away. */
export type IdentityProvider = {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly sign: (claims: Readonly<Record<string, unknown>>, options?: SignOptions) => Promise<string>;
  /** A new key; the old one is no longer published. */
  readonly rotate: () => Promise<void>;
  /** How often its keys were asked for. */
  readonly keyRequests: () => number;
  readonly goAway: () => Promise<void>;
  /** Who signs in next by the browser, as claims of the ID token. */
  readonly nextPerson: (claims: Readonly<Record<string, unknown>>) => void;
};

type SignOptions = {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresInSeconds?: number;
  readonly key?: CryptoKey;
};

type Key = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };

async function createKey(number: number): Promise<Key> {
  return { kid: `key-${number}`, ...(await generateKeyPair("RS256")) };
}

export async function startIdentityProvider(): Promise<IdentityProvider> {
  let key = await createKey(1);
  let [rotations, requests] = [1, 0];
  let person: Readonly<Record<string, unknown>> = { sub: "nobody" };
  const codes = new Map<string, { readonly nonce: string; readonly clientId: string; readonly challenge: string }>();

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const issuer = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;

  const sign: IdentityProvider["sign"] = async (claims, options = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "RS256", kid: key.kid })
      .setIssuer(options.issuer ?? issuer)
      .setAudience(options.audience ?? "headcount")
      .setIssuedAt(now)
      .setExpirationTime(now + (options.expiresInSeconds ?? 300))
      .sign(options.key ?? key.privateKey);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: unknown): void =>
      void response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") return json(metadata());
    if (url.pathname === "/jwks") {
      requests += 1;
      return json({ keys: [{ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: "RS256", use: "sig" }] });
    }
    if (url.pathname === "/authorize") return authorize(url, response);
    if (url.pathname === "/token") return await exchange(request, json);
    response.writeHead(404).end();
  }

  const metadata = () => ({
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  });

  function authorize({ searchParams: asked }: URL, response: ServerResponse): void {
    const code = `code-${codes.size + 1}`;
    const get = (name: string): string => asked.get(name) ?? "";
    codes.set(code, { nonce: get("nonce"), clientId: get("client_id"), challenge: get("code_challenge") });
    const back = new URL(get("redirect_uri"));
    back.search = new URLSearchParams({ code, state: get("state") }).toString();
    response.writeHead(303, { Location: back.href }).end();
  }

  async function exchange(request: IncomingMessage, json: (body: unknown) => void): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const issued = codes.get(form.get("code") ?? "");
    const challenge = await challengeOf(form.get("code_verifier") ?? "");
    if (issued === undefined || issued.challenge !== challenge) return json({ error: "invalid_grant" });
    const idToken = await sign({ ...person, nonce: issued.nonce }, { audience: issued.clientId });
    json({ access_token: "opaque", token_type: "Bearer", id_token: idToken });
  }

  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    sign,
    rotate: async () => {
      rotations += 1;
      key = await createKey(rotations);
    },
    keyRequests: () => requests,
    goAway: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    nextPerson: (claims) => {
      person = claims;
    },
  };
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return Buffer.from(digest).toString("base64url");
}
