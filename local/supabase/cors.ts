/** Answers a browser's preflight: any origin may call, as it may call the vendor; keys and tokens decide. */
export function preflight(request: Request): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '86400',
  };
  return new Response(null, { status: 204, headers });
}

/** Lets a page of any origin read the answer. */
export function shared(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', 'Content-Range, Content-Location, Preference-Applied');
  return response;
}
