"""The files of `deploy/` name commands, settings, folders and addresses that there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.__main__ import _parser, main
from service.settings import Settings
from service.site import routes
from tests.service.conftest import ROOT

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
SETTINGS = {name.upper() for name in Settings.model_fields}


def manifest(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "kubernetes" / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", [*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"], ids=lambda p: p.name)
def test_settings_that_are_set_are_settings_that_there_are(path: Path) -> None:
    for name in re.findall(r"JOINT_INSPECTIONS_([A-Z_]+)", path.read_text(encoding="utf-8")):
        assert name in SETTINGS


@pytest.mark.parametrize("path", [*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"], ids=lambda p: p.name)
def test_no_file_holds_a_secret(path: Path) -> None:
    assert not re.search(r"(SECRET_ACCESS_KEY|PASSWORD|TOKEN)\s*[:=]\s*\S", path.read_text(encoding="utf-8"))


def test_kustomization_lists_every_manifest() -> None:
    assert {*manifest("kustomization")["resources"], "kustomization.yaml"} == {path.name for path in MANIFESTS}
    for path in MANIFESTS:
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            assert {"apiVersion", "kind"} <= set(document)


def test_probes_ask_addresses_that_there_are_and_the_pods_are_shut_in() -> None:
    (container,) = manifest("deployment")["spec"]["template"]["spec"]["containers"]
    known = {route.path for route in routes()}
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"]["path"] in known
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert manifest("service")["spec"]["sessionAffinity"] == "ClientIP"
    assert manifest("autoscaler")["spec"]["scaleTargetRef"]["name"] == manifest("deployment")["metadata"]["name"]


def test_refresh_runs_commands_that_there_are() -> None:
    job = manifest("refresh")["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]["command"][-1]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    for text in (job, compose["services"]["refresh"]["command"][-1]):
        for command in re.findall(r"python -m service (\w+)", text):
            assert callable(_parser().parse_args([command]).run)


def test_image_holds_every_folder_that_the_site_imports() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert "--chown" not in text  # who runs the code does not own it
    copied = set(re.findall(r"^COPY (?!--from|requirements)(\S+)", text, re.MULTILINE))
    assert {"dashboard.py", ".streamlit", "components", "ingest", "pages", "queries", "service", "data"} == copied
    assert all((ROOT / name).exists() for name in copied)


def test_pods_are_reached_by_the_ingress_only_and_ask_only_whom_they_must() -> None:
    text = (DEPLOY / "kubernetes" / "network.yaml").read_text(encoding="utf-8")
    policies = {policy["metadata"]["name"]: policy["spec"] for policy in yaml.safe_load_all(text)}
    assert policies["nothing"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    assert {"site", "refresh"} < policies.keys()
    for name, policy in policies.items():
        assert policy["policyTypes"] == ["Ingress", "Egress"], name
        assert all(rule["from"] for rule in policy.get("ingress", ()))
        assert all(rule["to"] and rule["ports"] for rule in policy.get("egress", ()))
    assert "ingress" not in policies["refresh"]


def test_every_container_is_shut_in_and_no_proxy_is_believed_by_guess() -> None:
    job = manifest("refresh")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    for pod in (manifest("deployment")["spec"]["template"]["spec"], job):
        assert pod["securityContext"]["runAsNonRoot"]
        for container in pod["containers"]:
            bounds = container["securityContext"]
            assert bounds["readOnlyRootFilesystem"]
            assert not bounds["allowPrivilegeEscalation"]
            assert bounds["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]
    for service in yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"].values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    for path in (*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"):
        assert "--proxies" not in path.read_text(encoding="utf-8")
    assert main(["serve", "--proxies", "*"]) == 2
