"""Logging in by the municipality's identity provider: OpenID Connect, code flow with PKCE and nonce, by Authlib."""

from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, Response, current_app, make_response, request, url_for
from joserfc.errors import JoseError
from requests.exceptions import RequestException

from web.application import OidcClient
from web.login.kept import kept
from web.login.refusals import NoAnswer, NoRole, NotLetIn
from web.login.views import enter, people
from web.ways import own_way

oidc = Blueprint("oidc", __name__)
SECONDS = 10
"""That the identity provider has for each answer."""


def install(app: Flask, client: OidcClient) -> None:
    """Make the client of the provider."""
    oauth = OAuth(app)
    oauth.register(
        "provider",
        client_id=client.id,
        client_secret=client.secret,
        server_metadata_url=f"{client.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": SECONDS},
    )
    app.extensions["oidc"] = oauth.provider
    app.register_blueprint(oidc)


@oidc.get("/log-ind/oidc")
def ask() -> Response:
    """Send the browser to the provider."""
    kept()["til"] = own_way(request.args.get("til", "")) or ""
    try:
        return make_response(_provider().authorize_redirect(url_for("oidc.back", _external=True)))
    except (RequestException, OAuthError, RuntimeError, ValueError) as err:
        raise NoAnswer from err


@oidc.get("/log-ind/tilbage")
def back() -> Response:
    """The provider sends the browser back: with a code that is worth one login of this browser, or with a no."""
    try:
        token: dict[str, Any] = _provider().authorize_access_token()
    except (OAuthError, JoseError, KeyError, ValueError) as err:
        people().note_refused("login")
        raise NotLetIn from err
    except RequestException as err:
        raise NoAnswer from err
    claims: dict[str, Any] = token.get("userinfo") or {}
    if not claims.get("sub") or not claims.get("iss"):
        people().note_refused("login")
        raise NotLetIn
    claims = {**_more_claims(token, claims["sub"]), **claims}
    person = people().by_claims(claims)
    if person is None:
        people().note_refused("login")
        raise NoRole
    return enter(person)


def _more_claims(token: dict[str, Any], sub: str) -> dict[str, Any]:
    """What the provider says of somebody when it is asked: many keep the token itself small. Nothing, of anybody else."""
    try:
        if not _provider().load_server_metadata().get("userinfo_endpoint"):
            return {}
        said = _provider().userinfo(token=token)
    except (RequestException, OAuthError, ValueError) as err:
        raise NoAnswer from err
    return dict(said) if said.get("sub") == sub else {}


def _provider() -> Any:
    return current_app.extensions["oidc"]
